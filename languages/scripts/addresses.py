"""Addresses of the Cyrillic edition of Serbian: ``/sr/articles/x/`` stands in it as ``/sr/cyrl/articles/x/``.

Every page of Serbian has its twin, the light edition too (``/sr/cyrl/lite/…``). Files have none: feeds, tables,
calendars are written in Latin letters alone.
"""

import re

LANGUAGE, CYRILLIC = "sr", "cyrl"
LATIN_TAG, CYRILLIC_TAG = "sr-Latn", "sr-Cyrl"
CYRILLIC_NAME, LATIN_NAME = "Ћирилица", "Latinica"
"""What the link to the other script says: the name of that script, in its own letters."""

_SITE = r"(?P<site>https?://[^/?#]*)?"
_PAGE = re.compile(rf"{_SITE}/sr(?!/cyrl(?:/|\Z))(?P<page>/(?:[^?#]*/)?)(?P<question>[?#].*)?", re.DOTALL)
_CYRILLIC_PAGE = re.compile(r"/sr/cyrl(?P<rest>(?:/(?:[^/]+/)*[^/.]*)?)")


def cyrillic_address(address: str) -> str:
    """The same page in Cyrillic letters, for a path or a whole address; empty if it is no page in Serbian."""
    match = _PAGE.fullmatch(address)
    if match is None:
        return ""
    return f"{match['site'] or ''}/sr/cyrl{match['page']}{match['question'] or ''}"


def latin_path(path: str) -> str:
    """The path of the same page in Latin letters; empty if the path is none of the Cyrillic edition."""
    match = _CYRILLIC_PAGE.fullmatch(path)
    return f"/sr{match['rest']}" if match else ""
