"""Which stories and sections are read: the counter's page keys, joined with the stories of the paper."""

from collections import Counter, defaultdict
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Article, Edition, Section
from articles.permissions import may_see_drafts
from languages.fallback import localized, shown_language
from languages.numbers import whole_number
from languages.registry import enabled, tag_of
from newsroom.statistics.history import History
from newsroom.statistics.period import DAY, Period
from newsroom.statistics.tables import Line, Table, compared
from visitors import figures
from visitors.retention import DETAIL_KEPT

KIND = "articles.article"
MOST_PAGES = 2000
"""So many stories (of all time: editions) are added up; what is read less changes no order."""
MOST_STORIES = 1000


class Readings:
    """How often each story was read in a period, all languages together."""

    def __init__(self, period: Period):
        self.readers: Counter[int] = Counter()
        self.opened: Counter[int] = Counter()
        for page in _most_read(period):
            if number := _number(page.page_key):
                self.readers[number] += page.views
                self.opened[number] += page.opened


class Stories:
    """The tables about stories. A headline is shown to whoever may read it, and to nobody else."""

    def __init__(self, history: History, period: Period, *, user, language: str):
        self.period, self.user, self.language = period, user, language
        self._earlier = history.before(period)

    @cached_property
    def _now(self) -> Readings:
        return Readings(self.period)

    @cached_property
    def _before(self) -> Readings | None:
        """Stories are counted by day for a year and a month; what is older has been added up and forgotten."""
        kept = self.period.today - DETAIL_KEPT + DAY
        return Readings(self._earlier) if self._earlier and self._earlier.since >= kept else None

    def articles(self, most: int = MOST_STORIES) -> Table:
        """The most read stories."""
        top = self._now.readers.most_common(most)
        before = compared(self._now.readers, self._before and self._before.readers)
        found = Article.objects.kept().for_list().in_bulk([number for number, _readers in top])
        lines = [
            Line(
                **self._named(number, found.get(number)),
                code=f"{KIND}:{number}",
                values=(readers, self._now.opened[number]),
                before=before[number],
            )
            for number, readers in top
        ]
        about = _(
            "Each reader counts once a day for a story and language, so that reloading changes nothing."
        )
        return Table(
            "stories", _("Stories"), about, _("Story"), _measures(), lines, notes=self._notes(),
            hidden=max(0, min(len(self._now.readers), MOST_STORIES) - most),
        )  # fmt: skip

    def sections(self) -> Table:
        """The sections that these stories stand in."""
        keys = {*self._now.readers, *(self._before.readers if self._before else ())}
        places = dict(Article.objects.filter(pk__in=keys).values_list("pk", "section_id"))
        names = Section.objects.in_bulk()
        now, opened = _by_section(self._now.readers, places), _by_section(self._now.opened, places)
        before = compared(now, self._before and _by_section(self._before.readers, places))
        lines = [
            Line(
                name=str(names[key]) if key else _("Deleted stories"),
                code=names[key].slug if key else "",
                tag=self._tag(shown_language(names[key], "name", self.language)) if key else "",
                values=(readers, opened[key]),
                before=before[key],
            )
            for key, readers in now.most_common()
        ]
        about = _("The stories of each section added up, as they are filed today.")
        return Table("sections", _("Sections"), about, _("Section"), _measures(), lines, notes=self._notes())

    def _named(self, number: int, article: Article | None) -> dict[str, str]:
        if article is None:
            return {"name": _("Deleted story %(number)s") % {"number": number}}
        may_edit = self.user.has_perm("articles.view_article") and may_see_drafts(self.user, article)
        edit = reverse("admin:articles_article_change", args=[number]) if may_edit else ""
        if edition := self._best(article):
            headline = getattr(article, localized("headline", edition.language)) or edition.slug
            return {
                "name": headline, "tag": self._tag(edition.language), "url": edition.get_absolute_url(),
                "edit_url": edit, "note": str(article.section),
            }  # fmt: skip
        name = str(article) if may_edit else _("Story %(number)s") % {"number": number}
        return {"name": name, "edit_url": edit, "note": _("not public at present")}

    def _best(self, article: Article) -> Edition | None:
        """The edition that the reader of the table understands best, of those that everybody may read."""
        live = {each.language: each for each in article.editions.all() if each.is_live}
        order = [self.language, article.original_language, *enabled()]
        return next((live[code] for code in order if code in live and code in enabled()), None)

    def _tag(self, language: str) -> str:
        return "" if language == self.language else tag_of(language)

    def _notes(self) -> tuple[str, ...]:
        if self.period.name == "all" or self.period.since > self.period.today - DETAIL_KEPT:
            return ()
        return (
            _("Stories are counted by day for 400 days; what was read earlier stands only in “All time”."),
        )


def _most_read(period: Period) -> list[figures.PageFigure]:
    if period.name == "all":
        return [page for _language, page in figures.pages(limit=MOST_PAGES, kind=KIND)]
    return figures.pages_of_days(since=period.since, until=period.until, limit=MOST_PAGES, kind=KIND)


def _measures() -> tuple[tuple[str, str], ...]:
    return (("readers", _("Readers")), ("opened", _("Views")))


def _number(page_key: str) -> int:
    """The number of a story; 0 for a key that no story of ours can have."""
    return whole_number(page_key.partition(":")[2]) or 0


def _by_section(readers: Counter[int], places: dict[int, int]) -> Counter[int | None]:
    sums: defaultdict[int | None, int] = defaultdict(int)
    for number, count in readers.items():
        sums[places.get(number)] += count
    return Counter(sums)
