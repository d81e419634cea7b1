"""A page in Serbian has two addresses, a file has one."""

import pytest

from languages.scripts.addresses import cyrillic_address, latin_path


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("/sr/", "/sr/cyrl/"),
        ("/sr/articles/x/", "/sr/cyrl/articles/x/"),
        ("/sr/articles/?page=2#top", "/sr/cyrl/articles/?page=2#top"),
        ("/sr/lite/people/", "/sr/cyrl/lite/people/"),
        ("https://nevipe.example/sr/about/", "https://nevipe.example/sr/cyrl/about/"),
    ],
)
def test_a_page_and_its_twin(latin, cyrillic):
    assert cyrillic_address(latin) == cyrillic
    if latin.startswith("/") and "?" not in latin:
        assert latin_path(cyrillic) == latin


@pytest.mark.parametrize(
    "address",
    [
        "/sr/feed.xml", "/sr/statistics.csv", "/sr/cyrl/", "/sr/cyrl/x/", "/mk/", "/srb/", "/sr", "", "#top", "?page=2",
        "/sr/articles/x.ninjs.json", "mailto:a@example.org", "https://nevipe.example/mk/sr/", "//sr/",
    ],
)  # fmt: skip
def test_what_has_no_twin(address):
    assert cyrillic_address(address) == ""


@pytest.mark.parametrize(
    ("path", "latin"),
    [
        ("/sr/cyrl", "/sr"), ("/sr/cyrl/articles/x", "/sr/articles/x"), ("/sr/cyrl/feed.xml", ""), ("/sr/", ""),
        ("/mk/cyrl/", ""), ("/sr/cyrla/", ""), ("/sr/cyrl/cyrl/", "/sr/cyrl/"),
    ],
)  # fmt: skip
def test_the_way_back(path, latin):
    assert latin_path(path) == latin
