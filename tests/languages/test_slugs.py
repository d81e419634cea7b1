import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from languages.registry import ALL
from languages.slugs import slugify, unique_slug
from languages.transliteration import to_ascii, to_latin

LANGUAGES = st.sampled_from(list(ALL))


@pytest.mark.parametrize(
    ("language", "text", "latin"),
    [
        ("mk", "Ѓорѓи Ќосев", "Gjorgji Kjosev"),
        ("mk", "ЃОРЃИ и Џамбази, Љубов", "GJORGJI i Djambazi, Ljubov"),
        ("mk", "Самка Ибраимовски", "Samka Ibraimovski"),
        ("mk", "Шутка, ѝ, ѐ", "Shutka, i, e"),
        ("sr", "Ђорђе, ЂОРЂЕ, Његош, ћуприја, Џон", "Đorđe, ĐORĐE, Njegoš, ćuprija, Džon"),
        ("en", "Šuto Orizari 2022", "Šuto Orizari 2022"),
        ("sq", "Шуто", "Shuto"),
        ("tr", "Ωμέγα", "Omega"),
        ("en", "🚀 – “x”", "🚀 – “x”"),
    ],
)
def test_latin_letters_as_readers_write_them(language, text, latin):
    assert to_latin(text, language) == latin


@pytest.mark.parametrize(
    ("language", "text", "slug"),
    [
        ("mk", "Ромите во Македонија: „Ќе дојде ли?“", "romite-vo-makedonija-kje-dojde-li"),
        ("mk", "Ѓорѓи Џамбази", "gjorgji-djambazi"),
        ("sr", "Ђорђе и Đorđe u Čačku", "djordje-i-djordje-u-cacku"),
        ("sq", "Çka është ë?", "cka-eshte-e"),
        ("tr", "İSTANBUL'da ışık, ĞÜŞÖÇ", "istanbulda-isik-gusoc"),
        ("rom", "Romani čhib, Šutka, dživdipe", "romani-chib-shutka-dzhivdipe"),
        ("rom", "Ćhavorikano ʒuvli", "chavorikano-dzhuvli"),
        ("en", "Don’t stop: Đorđe’s café & Sons, 2022", "dont-stop-djordjes-cafe-sons-2022"),
        ("en", "cafe\u0301", "cafe"),
        ("en", "ｆｕｌｌ　ｗｉｄｔｈ", "full-width"),
        ("en", "Ромите", "romite"),
    ],
)
def test_addresses(language, text, slug):
    assert slugify(text, language, fallback="article-7") == slug


@pytest.mark.parametrize(
    "text",
    ["", "-", "_", ".", "...", "%", "🚀", "\0", "\u202e", "\u200b", "。．／", "'\"", "\\", "—"],
)  # fmt: skip
def test_nothing_to_write_gives_the_fallback(text):
    assert slugify(text, "mk", fallback="Article 7") == "article-7"


@pytest.mark.parametrize(
    "text",
    ["%2e%2e", "..%2f..%2fetc%2fpasswd", "sitemap.xml", "index.php", "page/2", "-1", "1e309", "con", "a%0a", "a\\b",
     "a;b", "a'b", 'a"b', "%c0%af", "\u202eabc", "a\u200bb", "${x}", "a" * 100_000, "-a" * 50_000],
)  # fmt: skip
def test_hostile_text_makes_a_harmless_address(text):
    started = time.process_time()
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slugify(text, "en", fallback="x"))
    assert time.process_time() - started < 4


def test_long_headlines_are_cut_between_words():
    assert slugify("one two three", "en", fallback="x", max_length=9) == "one-two"
    assert slugify("one two three", "en", fallback="x", max_length=7) == "one-two"
    assert slugify("onetwothree", "en", fallback="x", max_length=5) == "onetw"


def test_a_fallback_without_letters_is_a_mistake_of_the_caller():
    with pytest.raises(ValueError):
        slugify("", "en", fallback="!")


@given(st.text(max_size=300), LANGUAGES, st.integers(1, 90))
def test_an_address_is_never_empty_plain_short_and_stable(text, language, max_length):
    slug = slugify(text, language, fallback="x", max_length=max_length)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= max_length
    assert slugify(slug, language, fallback="y", max_length=max_length) == slug


@given(st.text("абвгдѓежзѕијклљмнњопрстќуфхцчџшђћčšžćđëçığüşö", min_size=1), LANGUAGES)
def test_our_own_letters_are_never_lost(text, language):
    assert to_ascii(text, language).isascii()
    assert len(to_ascii(text, language)) >= len(text) / 2


def test_a_taken_address_gets_a_number():
    taken = {"romite", "romite-2"}
    assert unique_slug("romite", taken.__contains__) == "romite-3"
    assert unique_slug("nova", taken.__contains__) == "nova"


def test_the_number_fits_into_the_address():
    taken = {"one-two", "one-2"}
    assert unique_slug("one-two", taken.__contains__, max_length=7) == "one-3"
