"""What is wrong with the markup of a page: the parser's own list, and what it does not look at."""

import re
from collections import Counter
from functools import cached_property
from itertools import pairwise

import html5lib

CYRILLIC = re.compile(r"[\u0400-\u04ff]")
IN_CYRILLIC = ("mk", "sr-Cyrl")
SPOKEN = ("alt", "title", "aria-label", "placeholder")
REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "list", "form")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
CHILDREN = {"ul": {"li"}, "ol": {"li"}, "dl": {"dt", "dd", "div"}, "tr": {"td", "th"}}


class Markup:
    """A page as the strictest parser reads it."""

    def __init__(self, html: str):
        self.parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
        self.root = self.parser.parse(html)
        self.parents = {child: parent for parent in self.root.iter() for child in parent}

    def faults(self, language: str) -> list[str]:
        """Everything that is wrong, in the order in which one would mend it."""
        looked = (
            self._syntax,
            self._ids,
            self._outline,
            self._nesting,
            self._names,
            self._pictures,
            self._languages,
        )
        return [fault for look in looked for fault in look()] + self._own_language(language)

    @cached_property
    def elements(self) -> list:
        """All elements, without comments."""
        return [element for element in self.root.iter() if isinstance(element.tag, str)]

    def _syntax(self):
        for position, code, values in self.parser.errors:
            yield f"line {position[0]}: {html5lib.constants.E.get(code, code) % values}"

    def _ids(self):
        ids = Counter(element.get("id") for element in self.elements if element.get("id") is not None)
        yield from (f"id {name!r} {count} times" for name, count in ids.items() if count > 1)
        yield from (f"id {name!r} is empty or has a blank" for name in ids if not name or " " in name)
        for element in self.elements:
            for attribute in REFERENCES:
                for name in (element.get(attribute) or "").split():
                    if name not in ids:
                        yield f"{attribute}={name!r} leads to nothing"
            target = element.get("href") or ""
            if element.tag == "a" and target.startswith("#") and target[1:] not in ids:
                yield f"no place {target!r} on the page"

    def _outline(self):
        levels = [int(element.tag[1]) for element in self.elements if element.tag in HEADINGS]
        if levels.count(1) != 1:
            yield f"{levels.count(1)} h1"
        for before, level in pairwise(levels):
            if level > before + 1:
                yield f"an h{level} below an h{before}"
        mains = [element for element in self.elements if element.tag == "main"]
        if len(mains) != 1:
            yield f"{len(mains)} main"
        yield from (f"empty {each.tag}" for each in self.elements if each.tag in HEADINGS and not _text(each))

    def _nesting(self):
        for element in self.elements:
            above = set(self._above(element))
            if element.tag in {"a", "button", "summary"} and above & {"a", "button", "label", "summary"}:
                yield f"{element.tag} inside {above & {'a', 'button', 'label', 'summary'}}: {_text(element)}"
            allowed = CHILDREN.get(element.tag)
            for child in element if allowed else ():
                if isinstance(child.tag, str) and child.tag not in allowed | {"script", "template"}:
                    yield f"{child.tag} in a {element.tag}: {_text(child)[:60]}"
            if element.tag in {"ul", "ol", "dl", "table", "nav", "aside"} and not _text(element):
                yield f"empty {element.tag} {element.attrib}"

    def _names(self):
        fields = [each for each in self.elements if each.tag in {"input", "select", "textarea"}]
        labels = {element.get("for") for element in self.elements if element.tag == "label"}
        for each in fields:
            named = each.get("id") in labels or each.get("aria-label") or each.get("aria-labelledby")
            if (
                each.get("type") not in {"hidden", "submit"}
                and not named
                and "label" not in self._above(each)
            ):
                yield f"a field without a label: {each.attrib}"
        for name in ("nav", "aside", "form"):
            regions = [element for element in self.elements if element.tag == name]
            unnamed = [
                each for each in regions if not each.get("aria-label") and not each.get("aria-labelledby")
            ]
            if len(regions) > 1 and unnamed and name != "form":
                yield f"{len(unnamed)} of {len(regions)} {name} have no name"
        for element in self.elements:
            if element.tag in {"a", "button", "summary"} and not _name(element):
                yield f"a {element.tag} without words: {element.attrib}"

    def _pictures(self):
        for element in self.elements:
            if element.tag != "img":
                continue
            if element.get("alt") is None:
                yield f"no alt: {element.get('src')}"
            if not (element.get("width") or "").isdigit() or not (element.get("height") or "").isdigit():
                yield f"no size: {element.get('src')}"

    def _languages(self):
        """Cyrillic letters where the markup says that the words are in a language with Latin letters."""
        for element in self.elements:
            tag = self._language(element)
            if tag in IN_CYRILLIC:
                continue
            own = [element.text or "", *(element.get(name) or "" for name in SPOKEN)]
            own += [child.tail or "" for child in element]
            words = "".join(own).strip()
            is_letter = len(words) == 1  # a letter of the alphabet is in no language
            if (
                element.tag not in {"script", "style", "title", "meta", "link"}
                and CYRILLIC.search(words)
                and not is_letter
            ):
                yield f"Cyrillic letters in {tag!r}, {element.tag}: {words[:60]}"

    def _own_language(self, language: str) -> list[str]:
        root = next(element for element in self.elements if element.tag == "html")
        return [] if root.get("lang") == language else [f"<html lang={root.get('lang')!r}>"]

    def _language(self, element) -> str:
        while element is not None:
            if element.get("lang") is not None:
                return element.get("lang")
            element = self.parents.get(element)
        return ""

    def _above(self, element):
        while (element := self.parents.get(element)) is not None:
            yield element.tag


def _text(element) -> str:
    return " ".join("".join(element.itertext()).split())


def _name(element) -> str:
    pictures = " ".join(each.get("alt") or "" for each in element.iter("img"))
    return f"{_text(element)}{element.get('aria-label') or ''}{element.get('aria-labelledby') or ''}{pictures}".strip()
