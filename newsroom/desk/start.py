"""The first page of the newsroom: short lists, each only if its reader can do something about it."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from articles.models import Article
from languages.registry import current, enabled
from newsroom.calendar.permissions import may_see_calendar
from newsroom.desk import lists, read
from newsroom.desk.lists import Item
from visitors import figures


@dataclass(frozen=True)
class Box:
    """One list with its head, what it says when it is empty, and which page shows all of it."""

    key: str
    title: str
    items: list[Item]
    empty: str
    more: str
    """The name of the page that shows everything: the template knows its address."""


class StartPage:
    """What waits for one colleague."""

    def __init__(self, user):
        self.user = user
        self.stories = Article.objects.for_colleague(user)

    @cached_property
    def own_languages(self) -> list[str]:
        """The languages that the colleague translates into."""
        if not self.user.has_perm("articles.translate_edition"):
            return []
        own = {row.language for row in self.user.translator_languages.all()}
        return [code for code in enabled() if code in own]

    @property
    def is_editor(self) -> bool:
        """Whether the colleague decides about other people's texts."""
        return self.user.has_perms(["articles.change_any_article", "articles.publish_edition"])

    @property
    def boxes(self) -> list[Box]:
        """The lists, in the order in which they are read."""
        if not may_see_calendar(self.user):
            return []
        return [*self._mine(), *self._review(), *self._stale(), *self._ahead()]

    @property
    def may_see_numbers(self) -> bool:
        """Whether the colleague may know how many readers there are."""
        return self.user.has_perm("visitors.view_statistics")

    @cached_property
    def online(self) -> int:
        """Readers at this moment."""
        return figures.online_now()

    @cached_property
    def today(self) -> int:
        """Visitors since midnight."""
        return figures.visitors_today()

    @cached_property
    def most_read(self) -> list[Item]:
        """What readers read today."""
        return read.most_read(current())

    def _mine(self):
        languages = self.own_languages or (list(enabled()) if self.is_editor else [])
        texts = lists.corrections(self.user, self.stories, languages) if languages else []
        items = [
            *lists.assignments(self.user, self.stories),
            *texts,
            *(lists.given_back(self.user, self.stories) if self.own_languages else []),
            *lists.own_drafts(self.user, self.stories),
        ]
        yield Box("tasks", _("My tasks"), items, _("Nothing waits for you."), "mine")

    def _review(self):
        if self.is_editor:
            items = [*lists.updates(self.stories), *lists.waiting_for_review(self.stories)]
            yield Box("review", _("Waiting for review"), items, _("Nothing waits for an editor."), "review")

    def _stale(self):
        if self.own_languages:
            items = lists.stale(self.stories, self.own_languages)
            yield Box(
                "stale",
                _("The original changed since"),
                items,
                _("Every translation is up to date."),
                "stale",
            )

    def _ahead(self):
        items = lists.coming(self.stories)
        yield Box("coming", _("Comes out next"), items, _("Nothing is scheduled."), "calendar")
        items = lists.planned(self.stories)
        yield Box(
            "planned",
            _("Planned this week"),
            items,
            _("Nothing is planned for the next seven days."),
            "calendar",
        )
