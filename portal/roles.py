"""Who does what in the newsroom: each role, in plain words and in permissions.

The groups in the database are made by migrations, which carry their own copy of this table: a new
permission here needs a new migration, and a test fails until there is one.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

CONTENT = {
    "people": ("person", "personname", "position"),
    "organizations": ("organization", "organizationname"),
    "events": ("event", "eventname", "venue"),
    "pictures": ("picture",),
    "articles": ("tag", "storyline"),
}
"""What stories point to."""


@dataclass(frozen=True)
class Role:
    """A group, what its members do, and the permissions for it."""

    name: str
    task: str
    permissions: frozenset[str]


def grants(app: str, models: str, actions: str) -> frozenset[str]:
    """The names of permissions: ``grants("articles", "tag", "add change")``."""
    return frozenset(f"{app}.{action}_{model}" for model in models.split() for action in actions.split())


def content(actions: str) -> frozenset[str]:
    """The same permissions for everything that stories point to."""
    return frozenset().union(*(grants(app, " ".join(models), actions) for app, models in CONTENT.items()))


VIEW = content("view") | grants("articles", "section article edition byline editornote", "view")
# Rows inside a form are taken out again as often as they are put in.
ROWS = (
    grants("people", "personname position", "delete")
    | grants("organizations", "organizationname", "delete")
    | grants("events", "eventname", "delete")
)

CONTRIBUTOR = VIEW | grants("articles", "article", "add change") | grants("pictures", "picture", "add")
JOURNALIST = (
    CONTRIBUTOR
    | content("add change")
    | ROWS
    | grants("articles", "byline editornote", "add change delete")
    | {"articles.publish_edition"}
)
TRANSLATOR = VIEW | {"articles.translate_edition"}
STATISTICS = frozenset({"visitors.view_statistics"})
EDITOR = (
    JOURNALIST
    | TRANSLATOR
    | STATISTICS
    | content("delete")
    | grants("articles", "section article edition", "add change delete")
    | grants("articles", "taggedarticle formerslug transition translatorlanguage", "view")
    | grants("visitors", "countryname", "add change delete view")  # names of countries in Romani
    | grants("articles", "fallback", "add change view")
    | {"articles.change_any_article", "articles.kill_edition", "articles.assign_translation"}
    | {"newsroom.curate_front", "newsroom.view_notice"}
    | grants("syndication", "partner", "add change delete view")
    | grants("portal", "unansweredsearch", "view delete")
)
ADMINISTRATOR = (
    EDITOR
    | grants("auth", "user", "add change delete view")
    | grants("auth", "group", "view")  # the roles are fixed; who could change them could take any right
    | grants("articles", "translatorlanguage", "add change delete")
    | grants("axes", "accessattempt", "view delete")  # to let in a colleague who is locked out
)

# gettext_noop: the name is what the group is called in the database; pages translate it.
ROLES = (
    Role(gettext_noop("Contributor"), _("Writes own stories. An editor publishes them."), CONTRIBUTOR),
    Role(
        gettext_noop("Journalist"),
        _("Writes and publishes own stories; adds people, organizations, events and pictures."),
        JOURNALIST,
    ),
    Role(gettext_noop("Translator"), _("Translates stories into the languages chosen below."), TRANSLATOR),
    Role(
        gettext_noop("Editor"),
        _("Changes and publishes every story; looks after sections, tags and names."),
        EDITOR,
    ),
    Role(
        gettext_noop("Administrator"),
        _("Does all that an editor does, and looks after colleagues and their roles."),
        ADMINISTRATOR,
    ),
    Role(gettext_noop("Reader statistics"), _("Sees how many readers the paper has."), STATISTICS),
)
