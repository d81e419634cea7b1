"""Long texts in parts: nothing is lost, nothing is cut in two."""

import pytest

from prose.parts import blocks, in_parts
from prose.sanitize import clean_html


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("", []),
        (None, []),
        ("<p>a</p><p>b</p>", ["<p>a</p>", "<p>b</p>"]),
        ("<ul><li>a</li><li>b</li></ul><p>c</p>", ["<ul><li>a</li><li>b</li></ul>", "<p>c</p>"]),
        ("<p>a<br>b</p><hr><p>c</p>", ["<p>a<br>b</p>", "<hr>", "<p>c</p>"]),
        ("<blockquote><p>a</p><p>b</p></blockquote>", ["<blockquote><p>a</p><p>b</p></blockquote>"]),
        ("no paragraph", ["no paragraph"]),
        ("<p>1 &lt; 2</p>after", ["<p>1 &lt; 2</p>", "after"]),
    ],
)
def test_blocks(html, found):
    assert blocks(html) == found


@pytest.mark.parametrize("letters", [1, 50, 1000, 10**6])
def test_the_parts_together_are_the_text(letters):
    html = "".join(f"<p>Paragraph {n} of this text.</p><ul><li>x</li></ul>" for n in range(40))
    parts = in_parts(html, letters)
    assert "".join(parts) == clean_html(html)
    assert all(len(part) <= letters or len(blocks(part)) == 1 for part in parts)


def test_parts_are_of_about_the_same_length():
    html = "<p>" + "x" * 93 + "</p>"
    assert [len(part) for part in in_parts(html * 21, 1000)] == [700, 700, 700]


@pytest.mark.parametrize("html", ["", None, "<p>short</p>"])
def test_a_short_text_is_one_part(html):
    assert in_parts(html, 100) == [html or ""]


def test_a_paragraph_without_end_is_one_part():
    html = "<p>" + "word " * 500 + "</p>"
    assert len(in_parts(html + "<p>short</p>" + html, 100)) == 3
