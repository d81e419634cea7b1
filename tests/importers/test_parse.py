"""From one file to drafts: what is found, what is asked, what is left out."""

from datetime import UTC, date, datetime

import pytest

from importers.text.parse import parse
from tests.importers.pages import AGENCY, HEADLESS, INSTITUTION, LIST, LISTING


def codes(draft):
    return {note.code for note in draft.notes}


def note(draft, code):
    return " ".join(each.text for each in draft.notes if each.code == code)


def test_a_listing_page():
    parsed = parse(LISTING)
    council, festival = parsed.drafts
    assert council.headline == "Council adopts the housing plan"
    assert council.body.count("<p>") == 3
    assert festival.body.endswith("<p>For tickets write to:</p>")
    assert "e-mail-lost" in codes(festival) - codes(council)
    assert parsed.settings == {"VISITORS_SINCE": "2019-01-13"}
    assert not any("581" in draft.body + draft.headline for draft in parsed.drafts)


def test_stories_without_headlines():
    drafts = parse(HEADLESS).drafts
    assert len(drafts) == 3
    assert all("needs-headline" in codes(draft) and not draft.headline for draft in drafts)
    assert "2018-09-01 to 2018-09-03" in note(drafts[2], "event-date")
    assert not any("\u00a0" in draft.body for draft in drafts)
    assert drafts[0].name == "The office in Skopje is open from today."


def test_an_agency_report():
    (draft,) = parse(AGENCY).drafts
    assert (draft.headline, draft.dateline, draft.agency) == ("Minister meets the director", "Skopje", "MIA")
    assert draft.dateline_on == date(2022, 11, 10)
    assert draft.published_at == datetime(2022, 11, 10, 11, tzinfo=UTC)
    assert draft.body.count("<p>") == 3
    assert draft.body.startswith("<p>The minister met")
    assert "01 July 2024" in note(draft, "page-date")
    assert "2022-11-15 to 2022-11-16" in note(draft, "event-date")
    assert "2022-11-07" in note(draft, "relative-date")


def test_a_page_in_another_language_round_the_story():
    parsed = parse(INSTITUTION)
    (draft,) = parsed.drafts
    assert (draft.language, draft.kind) == ("en", "news")
    assert draft.headline == "Partnership is key for the protection of migrants"
    assert draft.published_at == datetime(2019, 6, 4, 20, 18, tzinfo=UTC)
    assert "Serbian (sr)" in note(draft, "interface-language")
    assert "4 June 2019" in note(draft, "date-order")
    assert "IOM/OIM" in note(draft, "photo-credit")
    assert "time-unknown" not in codes(draft)
    assert [line.line for line in parsed.left_out] == [1, 2, 6, 7, 11]


def test_a_list_and_abbreviations():
    (draft,) = parse(LIST).drafts
    assert "<ul><li>training of advisers;</li><li>help for migrants.</li></ul>" in draft.body
    assert "RMC = Regional Managing Committee" in note(draft, "acronyms")
    assert "2013-03-21); the year is inferred" in note(draft, "event-date")


def test_alike_headlines_are_pointed_out_but_not_merged():
    text = "It took place in Skopje. It was long."
    one = "President Petrov and Vice-President Kostova participated at the session of the council in Skopje"
    two = "President Petrov and Vice President Kostova participate at the council session"
    first, second = parse(f"{one}\n\n{text}\n\n{two}\n\n{text} All came.").drafts
    assert two in note(first, "same-event")
    assert one in note(second, "same-event")


def test_dates_above_every_headline_are_the_stories_own():
    text = "They came to the town hall. It was late."
    page = f"12 May 2019\nCouncil adopts the plan\n\n{text}\n\n13 May 2019\nFestival opens in the bazaar\n\n{text}"
    first, second = parse(page).drafts
    assert [draft.published_at.day for draft in (first, second)] == [12, 13]
    assert "page-date" not in codes(first)


def test_author_standfirst_and_kind():
    above = "Council adopts the plan\n\nTwo hundred families get a flat\n\nInterview\nBy Ana Petrova"
    page = f"{above}\n\nHe is glad. So am I."
    (draft,) = parse(page).drafts
    assert (draft.standfirst, draft.author, draft.kind) == (
        "Two hundred families get a flat",
        "Ana Petrova",
        "interview",
    )


def test_a_broken_sentence_stays_as_it_is():
    (draft,) = parse("Council adopts the plan\n\nThey met at the Office. the director was there.").drafts
    assert "Office. the director" in draft.body
    assert "Office. the" in note(draft, "broken-sentence")


@pytest.mark.parametrize(("told", "expected"), [("", "en"), ("sq", "sq")])
def test_words_that_do_not_tell_their_language(told, expected):
    (draft,) = parse("Spasovski – Vitorino\n\nSkopje, Tirana, Beograd, Ankara.", language=told).drafts
    assert draft.language == expected
    assert "language-check" in codes(draft)


def test_the_words_have_the_last_word_on_their_language():
    (draft,) = parse(
        "Советот го усвои планот\n\nГрадот го усвои планот, но не и буџетот.", language="en"
    ).drafts
    assert draft.language == "mk"


def test_serbian_in_cyrillic_is_pointed_out():
    (draft,) = parse(
        "Савет је усвојио план\n\nСавет је усвојио план који ће бити објављен, али није у буџету."
    ).drafts
    assert draft.language == "sr"
    assert "script" in codes(draft)


def test_a_key_does_not_depend_on_the_place_in_the_file():
    council, festival = (draft.key for draft in parse(LISTING).drafts)
    moved = parse(f"Yet another story of today\n\nIt is short. It is new.\n\n{LISTING}").drafts
    assert [draft.key for draft in moved[1:]] == [council, festival]


def test_equal_headlines_have_different_keys():
    page = "Council adopts the plan\n\nIt met on Monday. All came.\n\n"
    assert len({draft.key for draft in parse(page * 3).drafts}) == 3


@pytest.mark.parametrize("text", ["", "\n\n", "Flag Counter", "\u00a0"])
def test_nothing_gives_nothing(text):
    assert parse(text).drafts == []


def test_a_headline_alone_asks_for_a_text():
    (draft,) = parse("Council adopts the plan").drafts
    assert draft.headline == "Council adopts the plan"
    assert "needs-text" in codes(draft)
