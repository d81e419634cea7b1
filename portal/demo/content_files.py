"""Reading the files in which the demo edition is written."""

import tomllib
from pathlib import Path

from languages.fallback import localized
from languages.registry import CODES

FOLDER = Path(__file__).parent / "content"


def read(kind: str) -> dict[str, dict]:
    """Every entry of a kind by its key, in the order of the file."""
    return tomllib.loads((FOLDER / f"{kind}.toml").read_text(encoding="utf-8"))


def articles() -> list[dict]:
    """Every story, in the order of the file names."""
    return [
        tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("articles/*.toml"))
    ]


def columns(entry: dict, *fields: str) -> dict[str, str]:
    """The translated texts of an entry under the names of their columns: name.mk → name_mk."""
    return {
        localized(field, code): entry[field][code]
        for field in fields
        for code in CODES
        if code in entry.get(field, {})
    }
