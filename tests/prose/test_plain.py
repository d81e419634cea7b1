import pytest
from django.template import Context, Template
from django.utils import translation

from prose.plain import excerpt, plain_text, reading_minutes

HTML = (
    "<h2>Title</h2><p>One <b>two</b><br>three &amp; four&nbsp;five</p><ul><li>six</li></ul><script>x</script>"
)


def test_plain_text_has_a_line_for_each_paragraph():
    assert plain_text(HTML) == "Title\nOne two\nthree & four five\nsix"
    assert plain_text(None) == ""


def test_excerpt_is_one_line_cut_at_a_word():
    assert excerpt(HTML, words=4) == "Title One two three…"
    assert excerpt("<p>Short.</p>") == "Short."
    assert excerpt("<p>One, two</p>", words=1) == "One…"


def test_excerpt_shows_no_address():
    with translation.override("en"):
        assert excerpt("<p>Write to a@b.cd today</p>") == "Write to a (at) b (dot) cd today"


def test_reading_time_is_rounded_up():
    assert reading_minutes("") == 0
    assert reading_minutes("<p>one</p>") == 1
    assert reading_minutes("<p>" + "word " * 401 + "</p>") == 3


@pytest.mark.parametrize(
    ("language", "minutes"), [("en", 5), ("mk", 6), ("sr", 6), ("rom", 6), ("sq", 6), ("tr", 7), ("", 5)]
)
def test_languages_with_longer_words_take_longer(language, minutes):
    assert reading_minutes("<p>" + "word " * 1000 + "</p>", language) == minutes


def test_filters():
    template = Template("{% load prose %}{{ html|excerpt:2 }} {{ html|reading_minutes }}")
    assert template.render(Context({"html": HTML})) == "Title One… 1"
