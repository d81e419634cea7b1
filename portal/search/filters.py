"""The filters beside the results: what a click on each would leave, or bring back."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import CharField, QuerySet, Value
from django.utils.translation import gettext as _

from articles.models import Article, Section
from languages.fallback import localized
from languages.registry import CODES, enabled, own_name_of, tag_of
from organizations.models import Organization
from people.models import Person
from portal.search.question import NEWEST, PERIODS, RECORDS, Question

MOST = 8
"""Entries of one filter; more would be a list of names to read."""
Names = dict[tuple[str, int], str]
"""By what a record is and its number: what it is called in the language of the page."""


@dataclass(frozen=True)
class Option:
    """One entry of a filter: a link, with how many results it leads to where that is known."""

    label: str
    url: str
    count: int | None = None
    is_current: bool = False
    tag: str = ""
    """The value of ``lang=`` of a label that is not in the language of the page."""


@dataclass(frozen=True)
class Filter:
    """One filter with its entries; the first one takes it away again."""

    name: str
    title: str
    options: list[Option]

    @property
    def is_set(self) -> bool:
        """Whether a reader has chosen something else than everything."""
        return not self.options[0].is_current


def _kinds_of_records() -> dict[str, str]:
    return {
        "person": _("People"),
        "organization": _("Organizations"),
        "event": _("Events"),
        "tag": _("Topics"),
    }


def filters(question: Question, counts: dict[str, int], total: int) -> list[Filter]:
    """The filters that can still divide so many results, and those that are set."""
    names = _names(question, counts)
    made = (
        _filter(question, "language", _("Language"), _languages(counts)),
        _filter(question, "type", _("Kind"), _types(counts)),
        _filter(question, "section", _("Section"), _named("section", question, counts, names)),
        _filter(question, "period", _("Period"), _periods(counts)),
        _filter(question, "person", _("People"), _named("person", question, counts, names)),
        _filter(
            question, "organization", _("Organizations"), _named("organization", question, counts, names)
        ),
    )  # fmt: skip
    return [one for one in made if one.is_set or any(option.count != total for option in one.options[1:])]


def orders(question: Question) -> list[Option]:
    """In which order results can stand."""
    known = (("", _("Most relevant first")), (NEWEST, _("Newest first")))
    return [
        Option(label, question.address(order=order), None, question.order == order) for order, label in known
    ]


def _filter(question: Question, name: str, title: str, offered: Iterable[tuple]) -> Filter:
    chosen = getattr(question, name)
    options = [Option(_("All"), question.address(**{name: ""}), None, not chosen)]
    for value, label, count, tag in offered:
        options.append(Option(label, question.address(**{name: value}), count, value == chosen, tag))
    return Filter(name, title, options)


def _languages(counts: dict[str, int]) -> Iterator[tuple]:
    for code in enabled():
        if count := counts.get(f"language:{code}"):
            yield code, own_name_of(code), count, tag_of(code)


def _types(counts: dict[str, int]) -> Iterator[tuple]:
    for kind in Article.Kind:
        if count := counts.get(f"type:{kind}"):
            yield kind.value, kind.label, count, ""
    for kind, label in _kinds_of_records().items():
        if kind in RECORDS and (count := counts.get(f"kind:{kind}")):
            yield kind, label, count, ""


def _periods(counts: dict[str, int]) -> Iterator[tuple]:
    yield from zip(PERIODS, (_("Last 7 days"), _("Last month")), (None, None), ("", ""), strict=True)
    years = sorted((key.partition(":")[2] for key in counts if key.startswith("year:")), reverse=True)
    for year in years[:MOST]:
        yield year, year, counts[f"year:{year}"], ""


def _named(name: str, question: Question, counts: dict[str, int], names: Names) -> Iterator[tuple]:
    """The records that most of the results are linked to, and the one that was chosen."""
    for pk, count in _linked(name, question, counts).items():
        if label := names.get((name, int(pk))):
            yield pk, label, count, ""


def _linked(name: str, question: Question, counts: dict[str, int]) -> dict[str, int | None]:
    """Their numbers, each with how many results it would leave."""
    by_count = sorted(((-count, key) for key, count in counts.items() if key.startswith(f"{name}:")))
    wanted: dict[str, int | None] = {key.partition(":")[2]: -count for count, key in by_count[:MOST]}
    if chosen := getattr(question, name):
        wanted.setdefault(chosen, None)
    return wanted


def _names(question: Question, counts: dict[str, int]) -> Names:
    """What all of them are called, in one question."""
    columns = [localized("name", code) for code in CODES]
    wanted = {name: [int(pk) for pk in _linked(name, question, counts)] for name in _records()}
    parts = [
        records.filter(pk__in=wanted[name]).order_by().annotate(what=Value(name, CharField()))
        .values_list("what", "pk", *columns)
        for name, records in _records().items() if wanted[name]
    ]  # fmt: skip
    rows = parts[0].union(*parts[1:], all=True) if parts else ()
    models = {name: records.model for name, records in _records().items()}
    return {
        (name, pk): str(models[name](pk=pk, **dict(zip(columns, names, strict=True))).name)
        for name, pk, *names in rows
    }


def _records() -> dict[str, QuerySet]:
    return {
        "section": Section.objects.all(),
        "person": Person.objects.public(),
        "organization": Organization.objects.all(),
    }
