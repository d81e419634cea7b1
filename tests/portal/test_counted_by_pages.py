"""The whole portal with VISITORS_COUNT=beacon: pages tell that they are shown, and a CDN may keep them."""

import os
import re
import subprocess
import sys

import pytest

from tests.factories import ArticleFactory, UserFactory
from tests.portal.paper import paper
from tests.portal.test_pages import QUERIES
from tests.services import REPOSITORY
from tests.visitors.readers import FIREFOX, fold
from visitors import figures, snapshot
from visitors.models import DropDay, PageTotal, Reason

pytestmark = pytest.mark.django_db
SEAL = re.compile(r'<script src="[^"]*/js/here[^"]*" data-here="([^"]+)" defer></script>')
READER = {"user-agent": FIREFOX, "sec-fetch-site": "same-origin", "accept-language": "mk"}


@pytest.fixture
def by_message(settings):
    settings.VISITORS_COUNT = "beacon"


def seal_on(client, path):
    found = SEAL.findall(client.get(path).content.decode())
    assert len(found) <= 1
    return found[0] if found else None


def tell(client, words, **options):
    options.setdefault("headers", READER)
    return client.post("/v/", words, content_type="text/plain", REMOTE_ADDR="77.28.0.1", **options)


@pytest.mark.usefixtures("by_message")
def test_every_page_can_be_counted_and_is_counted_once(client, django_assert_num_queries):
    article = paper(2)
    pages = set()
    for path in QUERIES:
        words = seal_on(client, path)
        with django_assert_num_queries(0):
            assert tell(client, f"view {words}").status_code == 204
        page, language, _seal = words.split(" ")
        assert language == path.split("/")[1]
        pages.add((page, language))
    fold()
    assert figures.totals().views == len(QUERIES)
    assert set(PageTotal.objects.values_list("page", "language")) == pages
    # The story does not exist in Romani: its address is a page, but not the story's.
    assert (article.page_key, "en") in pages
    assert (article.page_key, "rom") not in pages


@pytest.mark.usefixtures("by_message")
def test_the_seal_is_the_same_for_everybody(client, admin_client):
    paper(1)
    assert seal_on(client, "/en/articles/newest/") == seal_on(admin_client, "/en/articles/newest/")


def test_pages_carry_no_script_where_sending_them_counts(client):
    paper(1)
    for path in ("/en/", "/en/articles/newest/"):
        assert seal_on(client, path) is None


@pytest.mark.usefixtures("by_message")
def test_no_seal_on_what_is_no_page_of_the_paper(client, admin_client):
    article = ArticleFactory(published=["en"])
    draft = ArticleFactory(drafts=["mk"])
    preview = f"/admin/articles/article/{draft.pk}/preview/mk/"
    assert admin_client.get(preview).status_code == 200
    article.editions.update(status="withdrawn")
    withdrawn = article.editions.get().get_absolute_url()
    for path, status in (("/en/articles/none/", 404), ("/en/people/none/", 404), (withdrawn, 410)):
        assert client.get(path).status_code == status
        assert seal_on(client, path) is None
    for path in (preview, f"{preview}page/", "/admin/"):
        assert seal_on(admin_client, path) is None


@pytest.mark.usefixtures("by_message")
def test_the_newsroom_is_not_counted(client):
    paper(1)
    client.force_login(UserFactory(role="editor"))
    tell(client, f"view {seal_on(client, '/en/')}")
    fold()
    assert figures.totals().views == 0
    assert DropDay.objects.get().reason == Reason.STAFF


@pytest.mark.usefixtures("by_message")
def test_what_happens_before_the_rest_of_the_portal(client, settings, django_assert_num_queries):
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 3600
    client.cookies["csrf"] = "x"
    words = seal_on(client, "/en/") or "forged"
    with django_assert_num_queries(0):
        response = tell(client, f"view {words}", secure=True)
    assert response.status_code == 204
    assert not response.cookies
    headers = response.headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Strict-Transport-Security"]
    assert "Vary" not in headers
    assert "Content-Language" not in headers
    assert tell(client, f"view {words}").status_code == 204, "no redirect"
    assert client.get("/v/", secure=True).status_code == 405
    assert client.post("/v/", headers={"host": "evil.example"}).status_code == 400


@pytest.mark.usefixtures("by_message")
def test_the_answer_tells_who_is_online(client, settings, django_assert_num_queries):
    paper(1)
    words = seal_on(client, "/en/")
    tell(client, f"view {words}")
    fold()
    snapshot.write(settings.VISITORS_SPOOL)
    with django_assert_num_queries(0):
        response = tell(client, f"heartbeat {words}", headers=READER | {"accept": "application/json"})
    assert response.json() == {"online": 1, "today": 1}


@pytest.mark.parametrize("way", ["middleware", "beacon"])
def test_a_visit_with_page_and_message_counts_once(client, settings, way):
    paper(1)
    settings.VISITORS_COUNT = "beacon"
    words = seal_on(client, "/en/articles/newest/")
    settings.VISITORS_COUNT = way
    client.get("/en/articles/newest/", headers=READER | {"accept": "text/html"}, REMOTE_ADDR="77.28.0.1")
    tell(client, f"view {words}")
    fold()
    totals = figures.totals()
    assert (totals.views, totals.visits, totals.visitors) == (1, 1, 1)
    assert PageTotal.objects.get().views == 1


@pytest.mark.usefixtures("by_message")
def test_shared_caches_may_keep_pages_for_a_minute(client, admin_client):
    paper(1)
    kept = client.get("/en/articles/newest/").headers["Cache-Control"]
    seconds = {name: int(number) for name, number in re.findall(r"([a-z-]+)=(\d+)", kept)}
    assert kept.startswith("public")
    assert seconds == {"max-age": 0, "s-maxage": 30, "stale-while-revalidate": 30, "stale-if-error": 86400}
    assert seconds["s-maxage"] + seconds["stale-while-revalidate"] <= 60
    assert "must-revalidate" not in kept  # it would forbid to show an old page instead of none
    for path in ("/en/articles/none/", "/robots.txt"):
        assert client.get(path).headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert "s-maxage" not in admin_client.get("/en/").headers["Cache-Control"]
    assert "no-store" in client.get("/").headers["Cache-Control"]


def test_nothing_keeps_pages_where_sending_them_counts(client):
    assert client.get("/en/").headers["Cache-Control"] == "public, max-age=0, must-revalidate"


ASK_FOR_SEALS = """
import django; django.setup()
from visitors.seals import is_sealed, sealed
print(sealed("a.b:1", "en").split(" ")[2], *(is_sealed("a.b:1", "en", text) for text in {given!r}))
"""


def ask(given, **environment):
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    settings = {"DJANGO_SETTINGS_MODULE": "portal.settings", "ENV_FILE": os.devnull}
    done = subprocess.run(
        [sys.executable, "-c", ASK_FOR_SEALS.format(given=given)], cwd=REPOSITORY,
        env=kept | settings | environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout.split()


def test_pages_that_caches_hold_stay_good_while_the_secret_changes():
    old, new = ("k3Y-9f8e7d6c5b4a-zyxwvutsrqponmlkjihgfedcba-0123456789-ABCDEFGH" + end for end in "IJ")
    (seal,) = ask([], SECRET_KEY=old)
    assert ask([seal], SECRET_KEY=old)[1:] == ["True"]
    assert ask([seal], SECRET_KEY=new)[1:] == ["False"]
    assert ask([seal], SECRET_KEY=new, SECRET_KEY_FALLBACKS=old)[1:] == ["True"]


def test_no_name_that_blockers_refuse():
    script = (REPOSITORY / "static/js/here.js").read_text()
    assert len(script.encode()) <= 1500
    refused = r"beacon|collect|track|stat(?!us)|count|\bhit|analytic|ping|pixel|cookie|storage"
    assert not re.search(refused, script, re.IGNORECASE)
