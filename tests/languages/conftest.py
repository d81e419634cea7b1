from pathlib import Path

import pytest
from django.utils.translation import trans_real

from languages.catalogues import compile_all

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session", autouse=True)
def compiled_catalogues():
    compile_all(ROOT / "locale")


@pytest.fixture
def catalogue(tmp_path, settings, monkeypatch):
    """A function that gives a language a catalogue made of the given .po entries."""

    def write(code: str, entries: str) -> Path:
        folder = tmp_path / code / "LC_MESSAGES"
        folder.mkdir(parents=True)
        (folder / "django.po").write_text(
            'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
            f'"Plural-Forms: nplurals={3 if code == "sr" else 2}; plural=0;\\n"\n\n{entries}\n'
        )
        compile_all(tmp_path)
        settings.LOCALE_PATHS = [tmp_path]
        monkeypatch.setattr(trans_real, "_translations", {})
        return folder / "django.po"

    return write
