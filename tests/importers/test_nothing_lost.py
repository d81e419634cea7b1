"""Whatever a file holds: no crash, and each of its words is in a draft or in the list of what was left out."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from importers.text.parse import parse

SAMPLES = """Council adopts the plan
The council met. It adopted the plan.
– one item;
• another item
\u00a0
Skopje, 10 November 2022 (MIA) – He came.
04/06/2019 - 22:18
News stories
Photo: IOM
Flag Counter
аа/дма/
By Ana Petrova
Градот го усвои планот.
One. \u00a0 Two. \u00a0 Three.
Is it so?
<b>bold</b> & x.
They met today.
On February 30 nothing happened.
This email address is being protected from spambots.
"""
LINES = st.sampled_from(SAMPLES.split("\n"))
VISIBLE = st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"]), max_size=30)
PAGES = st.lists(LINES | VISIBLE, max_size=15).map("\n".join)


def words(text):
    return set(re.findall(r"[a-zа-ш]+", text.casefold()))


def everything(parsed):
    for draft in parsed.drafts:
        yield from (*draft.words.values(), draft.agency, draft.author, draft.kind)
        yield from (note.text for note in draft.notes)
        yield f"{draft.dateline_on:%d %B %Y}" if draft.dateline_on else ""
    yield from (line.text for line in parsed.left_out)


@given(PAGES)
@settings(max_examples=150)
def test_no_word_is_lost(page):
    parsed = parse(page)
    assert words(page) <= words(" ".join(everything(parsed)))
    assert not any("\u00a0" in draft.body for draft in parsed.drafts)


@given(st.text(max_size=200))
@settings(max_examples=150)
def test_no_text_is_too_odd(page):
    for draft in parse(page).drafts:
        assert draft.key
        assert not set(draft.headline) & set("\x1b\u202e\u200f\n")
