"""One name is found in every script and spelling, and what was found is marked where it stands."""

import unicodedata
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from languages.folding import Word, fold, loose, words
from languages.letters import OWN
from languages.transliteration import to_ascii, to_latin
from tests import corpus, realdata

SAME = (
    "Dimov Димов DIMOV Дімов",
    "Shutka Šutka Шутка ŠUTKA Şutka",
    "Kjosev Ќосев Ćosev Ћосев ЌОСЕВ",
    "berš bersh BERŠ berś берш",
    "Đurđevdan Ђурђевдан djurdjevdan Ѓурѓевдан gjurgjevdan",
    "Çuçka Cucka Чучка",
    "Istanbul İstanbul ISTANBUL istanbul ıstanbul Истанбул",
    "IŞIK ışık Işık işik",
    "Chavorikano Čhavorikano Ćhavorikano Чаворикано",
    "čhib chib ćhib chhib",
    "dživdipe dzhivdipe ʒivdipe дживдипе џивдипе",
    "Хоџа Hoxha Hodža Hodzha Hodja",
    "Shaqiri Шаќири Šaćiri",
    "Џафери Xhaferi Džaferi",
    "Љубиша Ljubiša ljubisha LJUBIŠA ǈubiša",
    "Исхак Ishak",
    "ѕвезда dzvezda",
    "Maxim Максим Maksim",
    "naïve naive",
    "ﬁlm film ＦＩＬＭ",
    "straße strasse",
    "Ба\u0301ч Бач Bač",
    "Ро\u00adми Роми Ро\u200bми Roмi Romi",
    "Železnička železnička Железничка Zheleznichka",
)


@pytest.mark.parametrize("spellings", SAME)
@pytest.mark.parametrize("language", ["", *OWN])
def test_every_spelling_has_one_key(spellings, language):
    if language == "rom" and "x" in spellings.lower():
        spellings = " ".join(word for word in spellings.split() if "x" not in word.lower())
    assert len({fold(word, language) for word in spellings.split()}) == 1


def test_in_romani_x_is_h():
    assert fold("xabe", "rom") == fold("habe", "rom") == fold("хабе", "rom") == "habe"
    assert fold("Maxim", "en") == fold("Максим", "mk")


@pytest.mark.parametrize(
    "two",
    ["Roma Rumi", "kher ker", "Ana Anna", "Đoko Zoko", "sat zat", "Dimov Dimova", "pani phani", "Rom Řim"],
)
def test_different_names_keep_different_keys(two):
    assert len(set(map(fold, two.split()))) == 2


def test_a_key_has_only_plain_letters_and_single_spaces():
    assert fold("  „Ќе дојде ли?“ — 2-ри   дел_3 ") == "ce dojde li 2 ri del 3"
    assert fold("…!?") == fold("") == fold("😀") == ""


def test_endings_behind_an_apostrophe_do_not_hide_a_name():
    assert fold("İstanbul'da", "tr").split()[0] == fold("Istanbul")
    assert fold("Dimov’s") == "dimov s"


def test_a_word_is_marked_where_it_stands_whatever_its_length_became():
    text = "«Ђ\u00adорђе» straße, ﬁn-İI 😀 Ќосев"
    assert [(word.key, text[word.start : word.end]) for word in words(text)] == [
        ("dzordze", "Ђ\u00adорђе"), ("strasse", "straße"), ("fin", "ﬁn"), ("ii", "İI"), ("cosev", "Ќосев"),
    ]  # fmt: skip
    assert words("Dimov") == [Word("dimov", 0, 5)]


def test_a_suggestion_forgives_more():
    assert loose(fold("kher")) == loose(fold("ker"))
    assert loose(fold("Nikoletta Yurova")) == loose(fold("Nikoleta Jurova"))
    assert loose(fold("Anatoly Butakov")) == loose(fold("Анатолиј Бутаков"))
    assert loose("2011 2000") == "2011 2000"


ANY = st.text(st.characters(), max_size=60)
OURS = st.text(st.sampled_from("".join(OWN.values()) + " -'’\u0301\u00ad_2I" + "kjhxdz" * 4), max_size=40)
LANGUAGES = st.sampled_from(["", *OWN])
CYRILLIC = st.text(st.sampled_from(OWN["mk"] + "ђћ" + OWN["mk"].upper() + " "), max_size=30)


@given(ANY | OURS, LANGUAGES)
def test_folding_twice_changes_nothing(text, language):
    key = fold(text, language)
    assert fold(key, language) == key
    assert set(key) <= set("abcdefghijklmnopqrstuvwxyz0123456789 ")
    assert loose(loose(key)) == loose(key)


@given(ANY | OURS, LANGUAGES)
def test_words_rejoin_and_stand_in_order_within_the_text(text, language):
    found = words(text, language)
    assert " ".join(word.key for word in found) == fold(text, language)
    edges = [edge for word in found for edge in (word.start, word.end)]
    assert edges == sorted(edges)
    assert not edges or 0 <= edges[0] <= edges[-1] <= len(text)
    assert all(fold(text[word.start : word.end], language) == word.key for word in found)


@given(OURS, LANGUAGES)
def test_case_and_the_form_of_marks_do_not_matter(text, language):
    for same in (text.upper(), text.lower(), text.title(), *_forms(text)):
        assert fold(same, language).replace(" ", "") == fold(text, language).replace(" ", "")


def _forms(text: str) -> list[str]:
    return [unicodedata.normalize(form, text) for form in ("NFC", "NFD", "NFKC", "NFKD")]


@given(CYRILLIC, st.sampled_from(["mk", "sr"]))
def test_cyrillic_and_its_latin_rendering_are_one(text, table):
    assert fold(to_latin(text, table)) == fold(text)
    assert fold(to_ascii(text, "mk")) == fold(text)


@pytest.mark.parametrize("case", corpus.cases("text/unicode.jsonl") + corpus.cases("text/queries.jsonl"))
def test_hostile_text_has_a_key(case):
    text = unquote(str(case.get("text") or case.get("value")))
    assert " ".join(word.key for word in words(text)) == fold(text)


def test_the_declaration_in_serbian_is_found_in_both_scripts():
    cyrillic, latin = (" ".join(map(fold, realdata.declaration(name))) for name in ("srp_cyrl", "srp_latn"))
    missing = set(cyrillic.split()) - set(latin.split())
    assert len(missing) < 0.05 * len(set(cyrillic.split()))


def test_the_declaration_in_macedonian_is_found_by_its_address_letters():
    for paragraph in realdata.declaration("mkd"):
        assert fold(to_ascii(paragraph, "mk")) == fold(paragraph)


@pytest.mark.parametrize("name", ["rom", "rmy", "mkd", "srp", "als", "tur"])
def test_real_words_keep_a_key(name):
    found = realdata.word_list(f"panlex_swadesh207_{name}")
    assert len(found) > 100
    assert [word for word in found if not fold(word)] == []
