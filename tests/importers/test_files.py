"""Files as they really are: odd encodings, empty, binary, huge."""

import os

import pytest

from importers.decoding import MAXIMUM_BYTES, UnreadableError, decode
from importers.files import Source

MACEDONIAN = "Советот го усвои планот за стариот дел на градот."


@pytest.mark.parametrize(
    ("text", "encoding", "guessed"),
    [
        (MACEDONIAN, "utf-8", ""),
        (MACEDONIAN, "utf-8-sig", ""),
        (MACEDONIAN, "utf-16", ""),
        (MACEDONIAN, "cp1251", "cp1251"),
        ("Čovek je rođen u Nišu, žena u Šapcu, ćerka u Čačku.", "cp1250", "cp1250"),
        ("Iğdır'da kış güneşi", "cp1254", "cp1254"),
        ("António – café résumé", "latin-1", "cp1252"),
        ("Këshilli i qytetit është", "latin-1", "cp1252"),
    ],
)
def test_encodings(text, encoding, guessed):
    text = text.replace("–", "-") if encoding == "latin-1" else text
    assert decode(text.encode(encoding)) == (text, guessed)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not a text file"),
        (bytes(range(1, 32)) * 50, "not a text file"),
        (b"a" * (MAXIMUM_BYTES + 1), "5 MB"),
        (b"\xff\xfea\0b", "damaged"),
    ],
)
def test_what_is_not_read(content, message):
    with pytest.raises(UnreadableError, match=message):
        decode(content)


@pytest.mark.parametrize("content", [b"", b"\n\n  \xc2\xa0", "\ufeff".encode()])
def test_empty_files(tmp_path, content):
    (tmp_path / "a.txt").write_bytes(content)
    with pytest.raises(UnreadableError, match="empty"):
        Source(tmp_path).files()[0].read()


def test_a_large_file_is_not_even_opened(tmp_path):
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(10_000_000)
    with pytest.raises(UnreadableError, match=r"10\.0 MB"):
        Source(tmp_path).files()[0].read()


def test_a_folder_is_read_in_the_order_of_names(tmp_path):
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "a.txt", ".hidden.txt", "photo.jpg", "sub/c.text"):
        (tmp_path / name).write_text("x")
    source = Source(tmp_path)
    assert [file.name for file in source.files()] == ["a.txt", "b.txt", "sub/c.text"]
    assert source.left_aside() == ["photo.jpg"]


def test_a_file_alone_is_known_by_the_same_names_as_in_its_folder(tmp_path):
    (tmp_path / "a.txt").write_text("x")
    alone, folder = Source(tmp_path / "a.txt"), Source(tmp_path)
    assert (alone.name, alone.files()[0].name) == (folder.name, folder.files()[0].name)


def test_a_name_that_is_not_utf_8_can_still_be_told(tmp_path):
    (tmp_path / os.fsdecode(b"\xe8lanak.txt")).write_text("x")
    assert [file.name for file in Source(tmp_path).files()] == ["\ufffdlanak.txt"]
