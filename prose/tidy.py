"""The housekeeping after sanitising: old tag names, empty paragraphs, blanks that pile up, links to nowhere.

Works on the output of nh3, where every ``<`` that is not a tag is written ``&lt;``, also inside attributes;
so a simple pattern finds tags.
"""

import re

TAG = re.compile(r"<[^>]*>")
NAME = re.compile(r"(?<=<)(/?)([a-z][a-z0-9]*)")
DEAD_LINK = re.compile(r"<a(?![^>]* href=)[^>]*>(.*?)</a>", re.DOTALL)
EMPTY_PARAGRAPH = re.compile(r"<(p|h[2-4])(?: [^>]*)?>(?:\s|&nbsp;|<br>)*</\1>")
BLANKS = re.compile(r"[ \t\n]*&nbsp;(?:&nbsp;|[ \t\n])*")
ENOUGH_TO_JUDGE = 3


def tidy(html: str, renamed: dict[str, str]) -> str:
    """The same text with one spelling for each thing."""
    html = NAME.sub(lambda match: match[1] + renamed.get(match[2], match[2]), html)
    html = DEAD_LINK.sub(r"\1", html)
    html = EMPTY_PARAGRAPH.sub("", html)
    if "&nbsp;" in html:
        html = collapse_blanks(html)
    return html.strip()


def collapse_blanks(html: str) -> str:
    """Keep the honest no-break space (10&nbsp;km), undo the ones that word processors and editors scatter."""
    html = BLANKS.sub(lambda match: match[0] if match[0] == "&nbsp;" else " ", html)
    pieces = re.split(r"(<[^>]*>)", html)
    return "".join(piece if piece.startswith("<") else _release(piece) for piece in pieces)


def _release(text: str) -> str:
    """A passage glued together with no-break spaces only cannot be broken into lines: let it go."""
    glued = text.count("&nbsp;")
    return text.replace("&nbsp;", " ") if glued >= ENOUGH_TO_JUDGE and glued > text.count(" ") else text
