"""Static files for the web server: collected only when one of them has changed, since packing them takes a while."""

import re
from hashlib import blake2b
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.files.base import ContentFile
from django.core.management import call_command
from whitenoise.storage import CompressedManifestStaticFilesStorage

MARK = "collected.txt"
# Only in our own files, which start a comment nowhere but in a comment. In the order in which they are looked for:
# texts, which stay; comments; signs with the blanks around them; other blanks, of which one is enough.
CSS = re.compile(rb'"[^"\n]*"|/\*.*?\*/|\s*[{},]\s*|;\s*(?:}\s*)?|\s+', re.DOTALL)
JS = re.compile(rb"^ *//[^\n]*\n|^[ ]+", re.MULTILINE)


class ReadersStorage(CompressedManifestStaticFilesStorage):
    """Collects static files without comments and blanks of ours: they are for who reads the code, and readers pay."""

    def _save(self, name, content):
        path = Path(name)
        if smaller := SMALLER.get((path.parts[0], path.suffix)):
            content.seek(0)  # it has been read to its end for its name
            content = ContentFile(smaller(content.read()))
        return super()._save(name, content)


def small_css(text: bytes) -> bytes:
    """A sheet that says the same in fewer letters."""
    return CSS.sub(_squeezed, text).strip()


def small_js(text: bytes) -> bytes:
    """A script without lines of comment and without indents."""
    return JS.sub(b"", text)


def _squeezed(match: re.Match) -> bytes:
    found = match[0]
    if found.startswith((b'"', b"/*")):
        return found if found.startswith(b'"') else b""
    sign = found.strip()
    return b"}" if sign.endswith(b"}") else sign or b" "


SMALLER = {("css", ".css"): small_css, ("js", ".js"): small_js}


def collect() -> bool:
    """Collect and compress the static files; False if those of the last time are still right."""
    mark, state = Path(settings.STATIC_ROOT) / MARK, fingerprint()
    if mark.is_file() and mark.read_text() == state:
        return False
    call_command("collectstatic", interactive=False, verbosity=0)
    mark.write_text(state)
    return True


def fingerprint() -> str:
    """What tells one set of static files from another: their names, sizes and times."""
    digest = blake2b(digest_size=16)
    for finder in get_finders():
        for name, storage in finder.list([]):
            facts = (name, storage.size(name), storage.get_modified_time(name).timestamp())
            digest.update(repr(facts).encode())
    return digest.hexdigest()
