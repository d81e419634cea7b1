"""On what terms a text may be printed by others: where the terms stand, and in which words we say it."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from articles.models.article import TextLicence

CREATIVE_COMMONS = "https://creativecommons.org/licenses/"


@dataclass(frozen=True, slots=True)
class Licence:
    """The terms of one text."""

    code: str
    name: str
    """Short, the same in every language; empty where all rights are reserved."""
    url: str
    """Where the whole terms stand; empty where all rights are reserved."""
    words: str
    """One sentence for whoever wants to print it, in the language of the page."""

    @property
    def allows_reprint(self) -> bool:
        """Whether others may print the text without asking us."""
        return bool(self.url)


LICENCES = {
    licence.code: licence
    for licence in (
        Licence(TextLicence.ALL_RIGHTS, "", "", _("All rights reserved. Please ask us before you print it.")),
        Licence(
            TextLicence.CC_BY_ND, "CC BY-ND 4.0", CREATIVE_COMMONS + "by-nd/4.0/",
            _("You may print it with credit, whole and unchanged."),
        ),
        Licence(
            TextLicence.CC_BY, "CC BY 4.0", CREATIVE_COMMONS + "by/4.0/",
            _("You may print it with credit, also shortened or changed if you say so."),
        ),
        Licence(
            TextLicence.CC_BY_SA, "CC BY-SA 4.0", CREATIVE_COMMONS + "by-sa/4.0/",
            _("You may print it with credit, also changed if you say so, and must pass it on in the same way."),
        ),
    )
}  # fmt: skip


def licence_of(article) -> Licence:
    """The terms of a story's text. An agency's text is never ours to give away, whatever the form says."""
    return LICENCES[TextLicence.ALL_RIGHTS if article.agency else article.licence]
