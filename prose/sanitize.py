"""What survives of formatted text: a few tags, safe links, the language of a passage. Nothing else."""

import re
from html import escape

import nh3

from prose.links import BIDI_CONTROLS, is_safe_link
from prose.plain import plain_text
from prose.tidy import TAG, tidy

TAGS = {
    "p", "h2", "h3", "h4", "blockquote", "ul", "ol", "li", "hr", "br", "pre",
    "strong", "em", "sup", "sub", "s", "u", "a", "q", "cite", "code", "span", "bdi",
    "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td",
}  # fmt: skip
# Read, then renamed by `tidy` to the tags above, so that pasted and imported text keeps its structure.
RENAMED = {
    "b": "strong",
    "i": "em",
    "del": "s",
    "strike": "s",
    "h1": "h2",
    "h5": "h4",
    "h6": "h4",
    "div": "p",
}
ATTRIBUTES = {
    "*": {"lang", "dir"},
    "a": {"href"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
VALUES = {
    "lang": re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}\Z"),
    "dir": re.compile(r"(ltr|rtl|auto)\Z"),
    "start": re.compile(r"\d{1,4}\Z"),
    "colspan": re.compile(r"[1-9]\d?\Z"),
    "rowspan": re.compile(r"[1-9]\d?\Z"),
    "scope": re.compile(r"(col|row)\Z"),
}
# A linked page gets no hold of ours, and does not learn which of our pages its visitor read.
LINK_REL = "noopener noreferrer"
DROPPED_WITH_CONTENT = {
    "script", "style", "iframe", "object", "embed", "noscript", "template", "svg", "math",
    "title", "textarea", "select", "xmp", "plaintext", "noembed", "noframes",
}  # fmt: skip
# Never part of a sentence: control characters, and letters that turn the direction of everything after them.
INVISIBLE = re.compile(rf"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\u2028\u2029{BIDI_CONTROLS}]")
MAXIMUM_ROUNDS = 6
MAXIMUM_DEPTH = 24


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name == "href":
        url = value.strip()
        return url if is_safe_link(url) else None
    if name == "rel":
        return LINK_REL  # nh3 has just put it there
    # nh3 asks about the attributes of tags that it is about to drop, too.
    rule = VALUES.get(name)
    return value if rule and rule.match(value) else None


_cleaner = nh3.Cleaner(
    tags=TAGS | set(RENAMED),
    attributes=ATTRIBUTES,
    attribute_filter=_attribute,
    clean_content_tags=DROPPED_WITH_CONTENT,
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel=LINK_REL,
)


def clean_html(html: str | None) -> str:
    """The same text with everything dangerous or decorative taken out; cleaning twice changes nothing.

    Cleaned until the result is stable, because a parser may read its own output differently (mutation
    attacks live on that); what does not settle, or is nested absurdly deep, keeps its words only.
    """
    html = html or ""
    for _round in range(MAXIMUM_ROUNDS):
        # Invisible letters go last: the parser has decoded the ones written as &#x202e; by then.
        cleaned = tidy(INVISIBLE.sub("", _cleaner.clean(html)), RENAMED)
        if cleaned == html:
            break
        html = cleaned
    else:
        return _words_only(html)
    return html if _depth(html) <= MAXIMUM_DEPTH else _words_only(html)


def _words_only(html: str) -> str:
    """The last resort: the words in paragraphs, without any other markup."""
    paragraphs = plain_text(html).split("\n")
    return "".join(f"<p>{nh3.clean(escape(text), tags=set())}</p>" for text in paragraphs if text)


def _depth(html: str) -> int:
    """How deep the tags are nested, at most."""
    deepest = depth = 0
    for tag in TAG.findall(html):
        if tag.startswith("</"):
            depth -= 1
        elif tag[1:3] not in {"br", "hr"}:
            depth += 1
            deepest = max(deepest, depth)
    return deepest
