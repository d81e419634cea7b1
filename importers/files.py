"""Find the text files of a source and read them one by one."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from importers.decoding import MAXIMUM_BYTES, UnreadableError, decode, too_large

ENDINGS = {".txt", ".text", ""}


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of a source, by the name that it keeps when the folder moves."""

    path: Path
    name: str

    def read(self) -> tuple[str, str]:
        """The text and the encoding that was guessed; UnreadableError says in plain words what is wrong."""
        try:
            size = self.path.stat().st_size
            if size > MAXIMUM_BYTES:
                raise too_large(size)
            text, encoding = decode(self.path.read_bytes())
        except OSError as error:
            raise UnreadableError(f"The file cannot be opened: {error.strerror}.") from error
        if not text.strip("\ufeff \t\r\n\u00a0"):
            raise UnreadableError("The file is empty.")
        return text, encoding


@dataclass(frozen=True, slots=True)
class Source:
    """A folder of files or a single file."""

    path: Path

    @property
    def name(self) -> str:
        """The folder's own name: the same wherever the folder lies, so a second run knows its stories."""
        resolved = self.path.resolve()
        return (resolved if resolved.is_dir() else resolved.parent).name or "root"

    def files(self) -> list[SourceFile]:
        """The text files, in the order of their names."""
        if not self.path.is_dir():
            return [SourceFile(self.path, _readable(self.path.name))]
        return [SourceFile(path, name) for path, name in self._all() if path.suffix.lower() in ENDINGS]

    def left_aside(self) -> list[str]:
        """Files of a folder that are not text files by their names."""
        if not self.path.is_dir():
            return []
        return [name for path, name in self._all() if path.suffix.lower() not in ENDINGS]

    def _all(self) -> Iterator[tuple[Path, str]]:
        for path in sorted(self.path.rglob("*")):
            name = _readable(path.relative_to(self.path).as_posix())
            if path.is_file() and not any(part.startswith(".") for part in name.split("/")):
                yield path, name


def _readable(name: str) -> str:
    """A name whose bytes are not UTF-8 could be neither printed nor stored."""
    return name.encode(errors="surrogateescape").decode(errors="replace")
