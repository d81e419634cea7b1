"""The five real pages that the paper began with."""

from datetime import UTC, date, datetime
from io import StringIO

import pytest
from django.core.management import call_command

from articles.models import Edition, EditorNote
from importers.text.parse import parse

PARLIAMENT = "plenary session of the European Parliament in Brussels"
INVITED = (
    "at the European Parliament Plenary Session at the invitation of the EP President Mr. Antonio Tajani"
)
HEADLINES = [
    "IOM ready for joint cooperation with IRU",
    'Zoran Dimov and Anatoly Butakov at the UN headquarters in Geneva: "IRU and UN strengthen mutual co-operation"',
    f"President of IRU Zoran Dimov and Vice-President Anatoly Butakov participated at the {PARLIAMENT}",
    "IRU with call and support for future Roma candidates for MEPs",
    f"IRU President Zoran Dimov and Vice President Anatoly Butakov participate {INVITED}",
    "Zoran Dimov, President of IRU, met with EP President Antonio Tajani and other European high officials",
]


@pytest.fixture
def seed(shared):
    def read(number):
        (path,) = (shared / "seeds").glob(f"{number:03}_*.txt")
        return parse(path.read_text(encoding="utf-8"))

    return read


def notes(draft, code):
    return " ".join(note.text for note in draft.notes if note.code == code)


def test_seed_0_is_a_listing_of_six(seed):
    parsed = seed(0)
    assert [draft.headline for draft in parsed.drafts] == HEADLINES
    assert [draft.body.count("<p>") for draft in parsed.drafts] == [4, 6, 4, 8, 5, 6]
    assert [bool(notes(draft, "e-mail-lost")) for draft in parsed.drafts] == [False] * 3 + [True] + [
        False
    ] * 2
    assert parsed.settings == {"VISITORS_SINCE": "2019-01-13"}
    everything = " ".join(draft.headline + draft.body for draft in parsed.drafts)
    for furniture in ("581", "spambots", "FaLang", "Momentalno", "Vakti", "Flag Counter", "13.01.2019"):
        assert furniture not in everything
    assert "<p>Chief Grigorieva" in parsed.drafts[1].body
    assert "2019-02-15); the year is inferred" in notes(parsed.drafts[1], "event-date")
    assert "2019-05-23 to 2019-05-26" in notes(parsed.drafts[3], "event-date")
    assert "2019-01-30" in notes(parsed.drafts[4], "relative-date")
    assert HEADLINES[2] in notes(parsed.drafts[4], "same-event")
    assert not any(draft.published_at for draft in parsed.drafts)


def test_seed_1_has_no_headlines(seed):
    drafts = seed(1).drafts
    assert [draft.body.count("<p>") for draft in drafts] == [5, 5, 4]
    assert all(notes(draft, "needs-headline") and not draft.headline for draft in drafts)
    assert "2018-09-01 to 2018-09-03" in notes(drafts[2], "event-date")
    assert not any("\u00a0" in draft.body for draft in drafts)


def test_seed_2_has_a_list_and_abbreviations(seed):
    (draft,) = seed(2).drafts
    assert draft.headline == "New International Project of IOM has started"
    assert draft.body.count("<ul>") == 1
    assert draft.body.count("<li>") == 5
    assert "\u00a0" not in draft.body
    acronyms = notes(draft, "acronyms")
    assert "RMC = Regional Managing Committee" in acronyms
    assert "SMS = State Migration Service" in acronyms
    assert "MIGRECO = Management strengthening" in acronyms
    assert "2013-03-21); the year is inferred" in notes(draft, "event-date")


def test_seed_3_is_english_on_a_serbian_page(seed):
    (draft,) = seed(3).drafts
    assert (draft.language, draft.kind) == ("en", "news")
    assert draft.headline == "EU and IOM partnership key for migrant protection"
    assert draft.headline not in draft.body
    assert draft.published_at == datetime(2019, 6, 4, 20, 18, tzinfo=UTC)  # 22:18 in Skopje
    assert "Serbian (sr): Kancelarija" in notes(draft, "interface-language")
    assert "IOM/OIM" in notes(draft, "photo-credit")
    assert draft.body.count("<p>") == 8


def test_seed_4_is_dated_by_its_dateline(seed):
    (draft,) = seed(4).drafts
    assert draft.headline == "MoI Spasovski meets IOM Director General Vitorino"
    assert (draft.dateline, draft.agency, draft.dateline_on) == ("Skopje", "MIA", date(2022, 11, 10))
    assert draft.published_at.date() == date(2022, 11, 10)
    assert draft.body.count("<p>") == 7
    assert "2022-11-15 to 2022-11-16" in notes(draft, "event-date")
    assert "2022-11-07" in notes(draft, "relative-date")
    assert "01 July 2024" in notes(draft, "page-date")


@pytest.mark.django_db
def test_all_five_become_drafts_once(shared):
    first, second = StringIO(), StringIO()
    call_command("import_site", str(shared / "seeds"), stdout=first)
    call_command("import_site", str(shared / "seeds"), stdout=second)
    assert "new draft: 12" in first.getvalue()
    assert "Nothing changed." in second.getvalue()
    assert Edition.objects.filter(status="draft").count() == 12
    assert EditorNote.objects.filter(code="needs-headline").count() == 3
    assert not Edition.objects.filter(published_at__year=2024).exists()
