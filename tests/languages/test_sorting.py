"""Lists of names stand in the order of the reader's alphabet."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from languages.alphabets import ALPHABETS, ELSEWHERE
from languages.registry import CODES
from languages.sorting import NO_LETTER, alphabet, letter_of, sort_key
from tests import corpus, realdata

IN_ORDER = {
    "mk": "Ана Бор Вера Гога Димов Ѓорѓи Ева Жан Зора Ѕвезда Иван Јана Ќосев Фари Чарли Џани Шутка",
    "rom": "cipela čaj čhib dand dur dživdipe kurko kham kher pani phuv suno šukar",
    "sq": "Cipë Çaj Dardan Dhimitër Era Ëndrra Gusha Gjorgji Lule Llazar Nora Njazi Riza Rrapo Sala Shkup Teuta Thanë "
    "Xoxa Xhaferi Zana Zhaku",
    "sr": "Cvet Čaj Ćira Dora Džep Đorđe Lopta Luka Ljubav Nula Njegoš Sava Šid Zora Žika",
    "tr": "Cem Çelik Gül Iğdır Isparta IŞIK ilk İzmir Orhan Ömer Sevgi Şule Uzun Ümit",
    "en": "Anna Bob Zeta",
}
PHONETIC = set("θ0123456789")
"""Signs of sounds in the Albanian list."""
MK_ALPHABET = "А Б В Г Д Ѓ Е Ж З Ѕ И Ј К Л Љ М Н Њ О П Р С Т Ќ У Ф Х Ц Ч Џ Ш"


@pytest.mark.parametrize("language", CODES)
def test_names_in_the_order_of_the_language(language):
    expected = IN_ORDER[language].split()
    shuffled = sorted(expected, key=lambda name: name[::-1])
    assert sorted(shuffled, key=lambda name: sort_key(name, language)) == expected


def test_the_bar_of_letters():
    assert alphabet("mk") == tuple(MK_ALPHABET.split())
    assert {language: len(alphabet(language)) for language in CODES} == {
        "en": 26, "mk": 31, "rom": 31, "sq": 36, "sr": 30, "tr": 29,
    }  # fmt: skip
    told = alphabet("rom")[4], alphabet("rom")[6], alphabet("tr")[11], alphabet("sq")[7]
    assert told == ("Čh", "Dž", "İ", "Ë")


@pytest.mark.parametrize(
    ("name", "language", "letter"),
    [
        ("Dimov", "mk", "Д"), ("Shutka", "mk", "Ш"), ("Šutka", "mk", "Ш"), ("Kjosev", "mk", "Ќ"), ("Yurova", "mk", "Ј"),
        ("Ђорђевић", "mk", "Ѓ"), ("Giordano", "mk", "Г"), ("Шутка", "rom", "Š"), ("Shutka", "rom", "Š"),
        ("Чаворикано", "rom", "Č"), ("čhavorikano", "rom", "Čh"), ("Шутка", "sq", "Sh"), ("Ќосев", "sq", "Q"),
        ("Ѓорѓи", "sr", "Đ"), ("William", "sr", "V"), ("ljubav", "sr", "Lj"), ("Шутка", "tr", "Ş"),
        ("ırmak", "tr", "I"),
        ("izmir", "tr", "İ"), ("İzmir", "sq", "I"), ("Шутка", "en", "S"), ("Ångström", "en", "A"),
        ("„Роми“", "mk", "Р"),
        ("24 Вакти", "mk", NO_LETTER), ("", "mk", NO_LETTER), ("北京", "en", NO_LETTER), ("!?", "tr", NO_LETTER),
    ],
)  # fmt: skip
def test_a_name_stands_under_its_letter(name, language, letter):
    assert letter_of(name, language) == letter


def test_spellings_of_one_name_stand_side_by_side():
    names = ["Dimov", "Димов", "Димовски", "Ѓорѓи", "Gjorgji", "Дамов", "Шутка", "Shutka"]
    assert sorted(names, key=lambda name: sort_key(name, "mk")) == [
        "Дамов", "Димов", "Dimov", "Димовски", "Ѓорѓи", "Gjorgji", "Шутка", "Shutka",
    ]  # fmt: skip


def test_word_by_word_and_what_has_no_letter_comes_last():
    names = ["Dimova", "Dimov Ana", "dimov", "Dimov", "Dimov 2", "北京", "24"]
    assert sorted(names, key=lambda name: sort_key(name, "en")) == [
        "dimov", "Dimov", "Dimov 2", "Dimov Ana", "Dimova", "24", "北京",
    ]  # fmt: skip


@pytest.mark.parametrize("language", CODES)
def test_every_letter_of_the_tables_has_its_place(language):
    for sign, spelled in ELSEWHERE[language].items():
        assert sign not in ALPHABETS[language]
        assert not spelled or letter_of(spelled, language) in alphabet(language), (sign, spelled)
    assert [letter_of(letter, language) for letter in alphabet(language)] == list(alphabet(language))


@given(
    st.lists(st.text(st.characters(), max_size=12) | st.text(max_size=6), max_size=12), st.sampled_from(CODES)
)
def test_names_under_one_heading_stand_together(names, language):
    headings = [
        letter_of(name, language) for name in sorted(names, key=lambda name: sort_key(name, language))
    ]
    order = [*alphabet(language), NO_LETTER]
    assert all(order.index(one) <= order.index(next_one) for one, next_one in pairwise(headings))


@pytest.mark.parametrize("case", corpus.cases("text/unicode.jsonl"))
@pytest.mark.parametrize("language", CODES)
def test_hostile_names_have_a_place(case, language):
    assert letter_of(case["text"], language) in {*alphabet(language), NO_LETTER}
    has_letter = letter_of(case["text"], language) != NO_LETTER
    assert (sort_key(case["text"], language) < sort_key("", language)) == has_letter


@pytest.mark.parametrize(
    ("name", "language"), [("mkd", "mk"), ("srp", "mk"), ("rom", "rom"), ("als", "sq"), ("tur", "tr")]
)
def test_real_words_stand_under_letters(name, language):
    found = [word for word in realdata.word_list(f"panlex_swadesh207_{name}") if not set(word) & PHONETIC]
    assert [word for word in found if letter_of(word, language) == NO_LETTER] == []
