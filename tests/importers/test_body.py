"""The text as paragraphs, lists and crossheads, safe and word for word."""

import pytest

from importers.text import body
from importers.text.lines import read_lines, unwrap


def html(source):
    return body.html(unwrap(read_lines(source)))


def test_paragraphs_are_escaped():
    assert html('A <b>bold</b> & “free” man.\n\nHe said: "Yes."') == (
        '<p>A &lt;b&gt;bold&lt;/b&gt; &amp; “free” man.</p><p>He said: "Yes."</p>'
    )


def test_no_script_survives():
    assert "<script" not in html("<script>alert(1)</script> It is so.")


@pytest.mark.parametrize(
    "source",
    ["It has two parts, namely:\n\n– advisers;\n\n– help.", "Parts\n\n•\u00a0advisers;\n•\u00a0help.",
     "Parts are these.\n\n–\u00a0\u00a0\u00a0advisers;\n\n–\u00a0\u00a0\u00a0help.", "Parts.\n\n- advisers;\n- help."],
)  # fmt: skip
def test_lists(source):
    assert html(source).endswith("<ul><li>advisers;</li><li>help.</li></ul>")


def test_a_dash_that_opens_speech_is_no_bullet():
    spoken = "– Ова е важно, рече тој.\n\n– Не е така, рече таа."
    assert html(spoken) == "<p>– Ова е важно, рече тој.</p><p>– Не е така, рече таа.</p>"


def test_crossheads():
    text = "One came to town.\n\nBackground\n\nTwo came to town.\n\nThe end"
    assert html(text) == "<p>One came to town.</p><h2>Background</h2><p>Two came to town.</p><p>The end</p>"
