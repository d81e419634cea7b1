"""What is too long for its field is cut between words, and a note keeps the whole."""

from articles.models import Article
from importers.drafts import Draft
from importers.fitting import fit

LONGEST = Article._meta.get_field("headline").max_length


def draft(headline):
    return Draft(key="k", line=1, why="", language="en", headline=headline)


def test_a_long_headline():
    headline = "Council adopts the plan " * LONGEST
    fitted = fit(draft(headline))
    assert fitted.headline.endswith((" the…", " plan…", "Council…", "adopts…"))
    assert LONGEST - 10 < len(fitted.headline) <= LONGEST
    (note,) = fitted.notes
    assert note.code == "headline-cut"
    assert headline in note.text


def test_a_word_without_end():
    assert len(fit(draft("x" * 1000)).headline) == LONGEST


def test_what_fits_stays():
    assert fit(draft("x" * LONGEST)).notes == []
