"""What travels to readers: our own files without our comments, everything else as it is."""

import pytest
from django.core.files.base import ContentFile

from portal.static_files import ReadersStorage


@pytest.fixture
def storage(settings, tmp_path):
    """A fresh folder of static files."""
    return ReadersStorage(location=tmp_path / "static", base_url="/static/")


def saved(storage, name: str, text: str) -> str:
    source = ContentFile(text.encode())
    source.read()  # as Django leaves it
    with storage.open(storage.save(name, source)) as file:
        return file.read().decode()


@pytest.mark.parametrize(
    ("name", "text", "rest"),
    [
        (
            "css/nevipe.css",
            "/* why\n   so */\na {\n  color: red; /* wine */\n}\n",
            "a{color: red;}",
        ),
        ("css/nevipe.abc123.css", "/* why */b { top: 0; }", "b{top: 0}"),
        (
            "css/x.css",
            'a > b , c {\n  content: " , { ;  /* x */ ";\n}\n',
            'a > b,c{content: " , { ;  /* x */ "}',
        ),
        ("css/x.css", ":root { --day: ; --night: initial; }", ":root{--day: ;--night: initial}"),
        (
            "css/x.css",
            "@media (min-width: 5rem) and (hover) {\n  a b { top: 0; }\n}",
            "@media (min-width: 5rem) and (hover){a b{top: 0}}",
        ),
        (
            "js/reader.js",
            '  // why\n  go("https://example.org//x"); // so\n',
            'go("https://example.org//x"); // so\n',
        ),
        ("admin/board.css", "/* why */ a { top: 0; }", "/* why */ a { top: 0; }"),
        ("img/sign.svg", "  <svg/>", "  <svg/>"),
    ],
)
def test_comments_stay_at_home(storage, name, text, rest):
    assert saved(storage, name, text) == rest
