"""Compile the translations (``django.po``) into what Django reads (``django.mo``), without gettext installed.

The .mo files are built, never stored in the repository.
"""

import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from languages.ground_layer import ground_layer

PLURALS = {
    "mk": "nplurals=2; plural=(n % 10 == 1 && n % 100 != 11) ? 0 : 1;",
    "rom": "nplurals=2; plural=(n != 1);",
    "sq": "nplurals=2; plural=(n != 1);",
    "sr": (
        "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0"
        " : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
    ),
    "tr": "nplurals=2; plural=(n > 1);",
}
_CONFIDENCE = re.compile(r"Confidence: [ABC]\b")


class OurCatalog(Catalog):
    """A catalogue whose head never changes by itself and which knows the plural rule of Romani.

    Babel writes dates and its own version into the head, and no plural rule for a language unknown to CLDR.
    """

    def __init__(self, code: str, header_comment: str = ""):
        super().__init__(header_comment=header_comment, charset="utf-8", fuzzy=False)
        self.code = code

    @property
    def num_plurals(self) -> int:
        """How many plural forms the language has."""
        return int(PLURALS[self.code][len("nplurals=")])

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The head of the file."""
        return [
            ("Language", self.code),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("Plural-Forms", f"{PLURALS[self.code]}\n"),
        ]

    def replace(self, message: Message) -> None:
        """Add a message; a later one wins over an earlier one."""
        self.delete(message.id, message.context)
        self[message.id] = message


def compile_all(locale_dir: Path) -> list[Path]:
    """Compile every ``<code>/LC_MESSAGES/django.po`` under a folder; return the files written.

    Each file appears in one step, so that a running site never reads half of one. A running site keeps
    the old words until it is restarted.
    """
    written = []
    for source in sorted(Path(locale_dir).glob("*/LC_MESSAGES/django.po")):
        code = source.parts[-3]
        words = [*ground_layer(code), *_stored(source.with_name("admin.po")), *finished(read(source))]
        written.append(_write(source.with_suffix(".mo"), code, words))
        if widgets := [*ground_layer(code, "djangojs"), *_stored(source.with_name("djangojs.po"))]:
            written.append(_write(source.with_name("djangojs.mo"), code, widgets))
    return written


def read(source: Path) -> Catalog:
    """Read a .po file; a file with a mistake in it is refused with the line."""
    with source.open("rb") as file:
        return read_po(file, charset="utf-8", abort_invalid=True)


def finished(catalog: Catalog) -> Iterator[Message]:
    """The messages that are wholly translated; a half-finished plural would show English in the middle."""
    for message in catalog:
        strings = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
        if message.id and all(strings) and not message.fuzzy:
            yield message


def _stored(source: Path) -> Iterator[Message]:
    """The messages of a small catalogue that fills a gap of Django's own; most languages need none."""
    return finished(read(source)) if source.exists() else iter(())


def unmarked(catalog: Catalog) -> list[str]:
    """Romani strings whose comment does not say how sure we are (``Confidence: A``, ``B`` or ``C``)."""
    return [str(m.id) for m in finished(catalog) if not any(_CONFIDENCE.match(c) for c in m.user_comments)]


def _write(target: Path, code: str, messages: Iterable[Message]) -> Path:
    catalog = OurCatalog(code)
    for message in messages:
        catalog.replace(message)
    with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as file:
        write_mo(file, catalog)
    Path(file.name).chmod(0o644)  # a temporary file is private, the web server is another user
    return Path(file.name).replace(target)
