"""The light edition is light: no page is above 10 kB as it travels, its style sheet included."""

import gzip
import json

import brotli
import pytest
from django.conf import settings

from articles.models import Edition
from languages.registry import CODES
from portal.lite.addresses import light_address
from tests.factories import ArticleFactory
from tests.portal.demo_edition import load, quick
from tests.portal.paper import paper

pytestmark = pytest.mark.django_db
BUDGET = 10_000
LISTS = ("", "archive/", "people/", "organizations/", "events/", "corrections/", "sections/politics/")
STYLE = (settings.BASE_DIR / "static/css/lite.css").read_bytes()


def weight(client, url) -> int:
    """Bytes on the way to a browser that knows gzip only, the worse of the two."""
    response = client.get(url, headers={"accept-encoding": "gzip"})
    assert response.status_code == 200, url
    return len(response.content) + len(gzip.compress(STYLE, 9))


def test_the_style_sheet_is_below_a_kilobyte():
    assert len(gzip.compress(STYLE, 9)) < 1000
    assert len(brotli.compress(STYLE)) < 1000


@pytest.fixture
def demo(db):
    with quick():
        load()
        yield


@pytest.mark.once
def test_every_page_of_the_demo_edition(client, demo):
    stories = [edition.get_absolute_url() for edition in Edition.objects.live()]
    lists = [f"/{code}/{path}" for code in CODES for path in LISTS]
    weights = {url: weight(client, light_address(url)) for url in (*stories, *lists)}
    assert {url: bytes_ for url, bytes_ in weights.items() if bytes_ > BUDGET} == {}
    assert len(weights) > 100


def macedonian(shared, words: int) -> str:
    """Paragraphs of real sentences, so that packing is not easier than in life."""
    sentences = json.loads((shared / "realdata/text/mk_mtb_sentences.json").read_text())
    found = " ".join(row["text"] for row in sentences).split()
    found = [*found, *(word.capitalize() for word in found), *(word[::-1] for word in found)]
    assert len(found) >= min(words, 1500)
    whole = (found * (words // len(found) + 1))[:words]
    return "".join(f"<p>{' '.join(whole[at : at + 60])}</p>" for at in range(0, words, 60))


@pytest.mark.once
@pytest.mark.parametrize(("words", "parts"), [(1500, 1), (8000, 4)])
def test_a_long_story_in_cyrillic(client, shared, words, parts):
    paper(10)
    article = ArticleFactory(published=["mk"], body_mk=macedonian(shared, words))
    url = f"/mk/lite/articles/{article.editions.get().slug}/"
    read = ""
    for number in range(1, parts + 1):
        assert weight(client, f"{url}?part={number}") < BUDGET
        read += client.get(f"{url}?part={number}").content.decode()
    assert all(f"{paragraph}</p>" in read for paragraph in article.body_mk.split("</p>")[:-1])
    for number in ("0", str(parts + 1), "x", "1" * 30, "-1", "٢", "1.0"):
        assert client.get(f"{url}?part={number}").status_code == 404
