"""What old sites print round every story: counters, clocks, menus. It never becomes a story."""

import re
from dataclasses import replace
from datetime import date

from importers.drafts import LeftOut
from importers.text.lines import Line
from languages.dates import parse_date

FURNITURE = {
    "the line of the translation plug-in": r"FaLang translation system.*",
    "the heading of the online counter": r"Momentalno Online|Моментално онлајн|Who'?s Online",
    "the number of visitors online": r"We have [\d.,]+ (?:visitors?|guests?)\b.*",
    "the heading of the clock": r"o Vakti",
    "the heading of the most read list": r"Most (?:Popular|Read)",
    "the heading of the flag counter": r"Flag Counter",
    "a line of the visitor counter": r"(?:Our )?counter start(?:s|ed)? count.*|Count unique visitors\b.*"
    r"|In the bottom there is total visits\b.*",
    "a sharing button": r"Pin It|Tweet|Share|Share on .{3,20}",
    "a link of the page, not of the story": r"Read more(?: ?\.\.\.|…)?|Повеќе|Print|E-?mail",
    "the old site's error console": r"Joomla! Debug Console|Profile Information|Memory Usage|Database Queries",
}
PATTERNS = {reason: re.compile(rf"(?:{words})\s*", re.IGNORECASE) for reason, words in FURNITURE.items()}
COUNTING_SINCE = re.compile(r"counter start\w* count\w*\s+since\s+(?P<date>[\d./-]{8,10})", re.IGNORECASE)


def strip(lines: list[Line]) -> tuple[list[Line], list[LeftOut]]:
    """The lines without the furniture, and the furniture. The gap that it leaves counts as empty lines."""
    kept, left_out, gap = [], [], 0
    for line in lines:
        reason = _reason(line.text)
        if reason:
            left_out.append(LeftOut(line.number, line.text, reason))
            gap += line.gap
        else:
            kept.append(replace(line, gap=line.gap + gap))
            gap = 0
    return kept, left_out


def counting_since(left_out: list[LeftOut]) -> date | None:
    """The day on which the old visitor counter began, if it says so."""
    for line in left_out:
        found = COUNTING_SINCE.search(line.text)
        if found:
            try:
                return parse_date(found["date"]).start
            except ValueError:
                continue
    return None


def _reason(text: str) -> str:
    return next((reason for reason, pattern in PATTERNS.items() if pattern.fullmatch(text)), "")
