"""Letters that may stand in a feed. One wrong one, and a program refuses the whole file."""

import re

from prose.emails import protect_text
from prose.links import BIDI_CONTROLS

# What XML 1.0 forbids, then what no headline needs: the other control characters, byte order marks, letters that
# turn the direction of everything after them, and invisible "tag" letters that hide a second text in the first.
FORBIDDEN = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
UNWANTED = re.compile(rf"[{FORBIDDEN}\x7f-\x9f\ufeff\u2028\u2029{BIDI_CONTROLS}\U000e0000-\U000e007f]")


def legal(text: str) -> str:
    """The same text without the letters that a feed must not or should not have."""
    return UNWANTED.sub("", text)


def plain(text: object) -> str:
    """One line of plain text: a headline, a name, a caption. E-mail addresses are in words."""
    return protect_text(legal(" ".join(str(text or "").split())).strip())
