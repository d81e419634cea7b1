import pytest
from django.core.exceptions import ValidationError

from prose.links import is_safe_link, validate_web_address
from tests.corpus import cases


@pytest.mark.parametrize("case", cases("html/hostile_urls.jsonl"))
def test_hostile_address_is_refused_or_plainly_a_web_address_or_path(case):
    url = case["url"]
    if is_safe_link(url):
        # What is left is honest about where it leads: an ordinary host, or a path of this site.
        assert url.startswith(("https://site.example", "http://site.example", "/"))
        assert "\\" not in url
        assert "@" not in url
        assert not url.startswith("//")


@pytest.mark.parametrize(
    "url", ["/mk/", "javascript:1", "https://a@b.example", r"https://a.example\@b.example", "x"]
)
def test_website_must_be_a_full_plain_address(url):
    with pytest.raises(ValidationError, match="full web address"):
        validate_web_address(url)


def test_website_may_be_in_any_script():
    validate_web_address("https://рома.мкд/вести?a=1")
