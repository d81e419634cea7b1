"""What an editor sees at the front page desk: the places of the draft, what is wrong with them, what could be added."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from articles.models import Article, Edition
from languages.fallback import localized
from languages.registry import ALL, Language
from newsroom.fronts import marks, search
from newsroom.fronts.forms import TimesForm
from newsroom.fronts.page import Place, slots_in_effect, top_and_rest
from newsroom.models import FrontPage, Slot


@dataclass
class Row:
    """One place of the arrangement."""

    slot: Slot
    article: Article
    headline: str
    marks: list[marks.Mark]
    times: TimesForm

    @property
    def is_shown(self) -> bool:
        """Whether readers would see the story there at this moment."""
        return not any(mark.hides for mark in self.marks)


class Desk:
    """The front page desk of one language."""

    def __init__(self, code: str, *, typed: Mapping[str, str] | None = None):
        self.language: Language = ALL[code]
        self.code = code
        self.typed = typed or {}

    @cached_property
    def draft(self) -> FrontPage | None:
        """The arrangement that is being worked on."""
        return FrontPage.objects.draft(self.code).select_related("created_by").first()

    @cached_property
    def live(self) -> FrontPage | None:
        """The arrangement that readers see; without one, the newest stories stand there."""
        return FrontPage.objects.live(self.code).select_related("launched_by").first()

    @property
    def version(self) -> int:
        """What the next step has to carry, so that two editors never undo each other's work."""
        return self.draft.version if self.draft else 0

    @property
    def is_overtaken(self) -> bool:
        """Whether readers got another front page after the draft was begun."""
        return bool(self.draft and self.live and self.live.launched_at > self.draft.created_at)

    @property
    def front(self) -> FrontPage | None:
        """What is shown on the desk: the draft, else what readers see."""
        return self.draft or self.live

    @cached_property
    def rows(self) -> list[Row]:
        """The places filled by hand, in their order."""
        slots = list(self.front.slots.all()) if self.front else []
        wanted = [slot.article_id for slot in slots]
        stories = Article.objects.for_list().in_bulk(wanted) if slots else {}
        readable = Edition.objects.readable(self.code).filter(article__in=wanted)
        shown_in = dict(readable.values_list("article", "language")) if slots else {}
        return [self._row(slot, stories[slot.article_id], shown_in.get(slot.article_id)) for slot in slots]

    @cached_property
    def top(self) -> list[Place]:
        """The top of the page as readers would see it at this moment."""
        places, _rest = top_and_rest(self.code, slots_in_effect(self.code, self.front) if self.front else [])
        return places

    def found(self, words: str) -> list[Edition]:
        """Stories to add: those whose headline has these words; the newest if there are none."""
        return list(search.stories(self.code, words, without=[row.article.pk for row in self.rows]))

    def _row(self, slot: Slot, article: Article, shown_in: str | None) -> Row:
        editions = {edition.language: edition for edition in article.editions.all()}
        headline = getattr(article, localized("headline", self.code)) or str(article)
        found = [*marks.of_story(article, editions.get(self.code), shown_in), *marks.of_time(slot)]
        return Row(slot, article, headline, found, self._times(slot))

    def _times(self, slot: Slot) -> TimesForm:
        """The times of a place; after a mistake what was typed, with the mistake."""
        typed = self.typed if self.typed.get("article") == str(slot.article_id) else None
        times = {"starts_at": slot.starts_at, "ends_at": slot.ends_at}
        return TimesForm(typed, initial=times, auto_id=f"id_%s_{slot.article_id}")
