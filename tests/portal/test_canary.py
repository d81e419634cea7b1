"""A canary in every dark corner of the newsroom, and then every address of the paper: none of them may sing.

New addresses are found in the list of addresses itself. One with a part that VALUES does not know fails the test.
"""

import re
from html import unescape
from urllib.parse import unquote, urlsplit

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import Edition, PreviewLink
from languages.registry import CODES
from languages.scripts.addresses import cyrillic_address
from tests.portal import hidden as secrets
from tests.portal.every_address import known, paths_of
from tests.portal.hidden import STEM, newsroom_full_of_secrets, slug_of

pytestmark = pytest.mark.django_db
LINK = re.compile(r'(?:href|src)="([^"#]+)')
QUESTIONS = (
    "?page=2", "?status=draft&state=in_review&preview=1&draft=1&revision=1&version=1&columns=4&rows=30",
    "?language=en&lang=en&all=1&format=json&fields=*&include=editions&q=x&table=countries",
)  # fmt: skip
ELSEWHERE = ("//", "/static/", "/admin/")
METHODS = ("head", "options", "post")
ABOUT = re.compile(
    r"(lite:)?(articles:(section|tag|storyline)$|syndication:(\w+_feed|event_calendar)$|(people|organizations|events):)"
)
NUMBERS = (
    "pk", "object_id", "id", "number", "text", "link", "article", "edition", "revision", "content_type_id", "user_id",
    "other", "old", "new", "correction", "copy",
)  # fmt: skip
"""Parts of addresses in which a number stands: that of a hidden story is tried."""
UNNAMED = {"admin:"}
"""Django's own answer to unknown addresses below the admin has no name."""


@pytest.fixture
def newsroom():
    """Time stands still, so that two pages can be compared letter by letter."""
    with time_machine.travel(timezone.now(), tick=False):
        yield newsroom_full_of_secrets()


def sung(response, asked: str) -> set[str]:
    """Canaries in an answer, wherever they sit; what a page only repeats of its own address does not count."""
    headers = "\n".join(f"{name}: {value}" for name, value in response.headers.items())
    body = response.getvalue() if response.streaming else response.content
    text = unescape(unquote(headers + "\n" + body.decode("utf-8", "replace"))).lower()
    for piece in sorted(
        set(re.findall(rf"[\w-]*{STEM}[\w-]*", unquote(asked).lower())), key=len, reverse=True
    ):
        text = re.sub(rf"(?<![\w-]){re.escape(piece)}(?![\w-])", "", text)
    return set(re.findall(rf"[\w-]*{STEM}[\w-]*", text))


def values(newsroom) -> dict[str, list]:
    """What may stand in the changing parts of addresses."""
    picture, numbers = newsroom["hidden"]["draft"].picture.file.name, [0, newsroom["hidden"]["draft"].pk]
    hidden = {*map(slug_of, secrets.STATES), "newest", secrets.word("translation")}
    named = dict.fromkeys(NUMBERS, numbers)
    return named | {
        "slug": sorted(hidden), "token": ["wrong", PreviewLink.objects.get().digest], "name": ["wrong.jpg", picture],
        "year": [2024, 2999], "month": [1, 5], "language": ["mk"], "key": ["today", "wrong"],
        "kind": ["csv", "people", "tags"],
        "day": ["2024-05-10"], "verb": ["kill"], "step": ["kill"], "state": ["draft"], "app_label": ["articles"],
        "format": ["xml", "atom", "json"],
    }  # fmt: skip


def own_slugs(newsroom) -> list[str]:
    """For pages of what stories are about: their own addresses, and one that is a hidden story's."""
    public = newsroom["public"]
    about = [
        public.section, public.tags.get(), public.people.first(), public.organizations.get(),
        public.storylines.get(),
    ]  # fmt: skip
    slugs = [record.slug for record in (*about, public.events.get())]
    return [*slugs, slug_of("draft"), secrets.word("privateperson"), secrets.word("storyline")]


def every_path(newsroom) -> set[str]:
    offered, found = values(newsroom), set()
    for address in known():
        if address.name in UNNAMED:
            continue
        special = {"slug": own_slugs(newsroom)} if ABOUT.match(address.name) else {}
        paths = paths_of(address, offered | special)
        assert paths, f"no value in `values` fits {address}"
        found |= paths
    return found | {twin for path in found if (twin := cyrillic_address(path))}


def crawl(paths: set[str]) -> tuple[dict[str, set], set[str]]:
    """Ask for all these addresses and for every one that the answers name, as somebody without an account."""
    client, found, waiting, seen = Client(), {}, sorted(paths), set(paths)
    while waiting:
        path = waiting.pop()
        response = client.get(path)
        if words := sung(response, path):
            found[path] = words
        for link in _links(response, path) - seen:
            seen.add(link)
            waiting.append(link)
    return found, seen


def _links(response, path: str) -> set[str]:
    if response.streaming or not response.headers.get("Content-Type", "").startswith("text/"):
        return set()
    links = {unescape(link) for link in LINK.findall(response.content.decode())}
    links |= {response.headers[name] for name in ("Location",) if name in response.headers}
    inside = {link.removeprefix("http://127.0.0.1:8000") for link in links}
    base = urlsplit(path).path
    inside = {base + link if link.startswith("?") else link for link in inside}
    return {link for link in inside if link.startswith("/") and not link.startswith(ELSEWHERE)}


def test_no_canary_on_any_address_for_anybody_without_an_account(newsroom, settings):
    # Three languages of the six, one of each script and one that others stand in for: the code is the same for all.
    settings.LANGUAGES = [(code, code) for code in ("mk", "en", "rom")]
    found, seen = crawl(every_path(newsroom))
    assert found == {}
    assert len(seen) > 500


@pytest.mark.once
def test_no_canary_in_the_answers_to_strange_questions(newsroom):
    offered = values(newsroom) | {"slug": ["newest", slug_of("scheduled"), "politics"]}
    client, found = Client(), {}
    public = {
        path for address in known() if address.name not in UNNAMED for path in paths_of(address, offered)
    }
    for path in sorted(
        path for path in public if path.startswith(("/mk/", "/visitors/", "/health/", "/robots"))
    ):
        answers = [(path + question, client.get(path + question)) for question in QUESTIONS]
        answers += [(f"{method} {path}", getattr(client, method)(path)) for method in METHODS]
        found |= {asked: words for asked, response in answers if (words := sung(response, asked))}
    assert found == {}


def test_the_address_of_what_was_never_public_is_like_one_that_never_was(newsroom):
    elsewhere = [
        ("mk", folder) for folder in ("sections", "tags", "storylines", "people", "organizations", "events")
    ]
    told = []
    for state in secrets.NEVER_PUBLIC:
        real, none = slug_of(state), slug_of(state)[::-1]
        for code, folder in [*((code, "articles") for code in CODES), *elsewhere]:
            there, nowhere = (Client().get(f"/{code}/{folder}/{slug}/") for slug in (real, none))
            alike = there.content.replace(real.encode(), none.encode()) == nowhere.content
            if (
                (there.status_code, nowhere.status_code) != (404, 404)
                or not alike
                or _heads(there) != _heads(nowhere)
            ):
                told.append(f"/{code}/{folder}/{real}/")
    assert told == []


def _heads(response) -> dict:
    return dict(response.headers)


def test_what_was_public_once_is_gone_without_its_words(newsroom):
    for state in secrets.ONCE_PUBLIC:
        for code in CODES:
            response = Client().get(f"/{code}/articles/{slug_of(state)}/")
            assert (state, code, response.status_code) == (state, code, 410)
            assert sung(response, slug_of(state)) == set()


def test_numbers_of_editions_and_short_links_lead_nowhere(newsroom):
    draft = Edition.objects.get(slug=slug_of("draft"), language="en")
    for path in (f"/?p={draft.article_id}", f"/en/?p={draft.pk}", f"/en/articles/{draft.article_id}/"):
        response = Client().get(path, follow=True)
        assert sung(response, path) == set()
    assert response.status_code == 404


def test_a_secret_link_opens_its_own_text_and_nothing_else(newsroom):
    path = reverse("secret:page", args=[newsroom["token"]])
    words = sung(Client().get(path), path)
    own = {"draft" + field for field in secrets.TEXTS} | {"linked", "byline", "altdraft", "storyline"}
    foreign = {found for found in words if not any(secrets.word(place) in found for place in own)}
    assert words
    assert foreign - {slug_of("draft")} == set()


def test_a_translation_that_is_not_out_is_named_nowhere_on_its_original(newsroom):
    page = Client().get("/en/articles/newest/").content.decode()
    assert 'hreflang="sq"' not in re.sub(r"<a [^>]+>", "", page)
    assert secrets.word("translation") not in page


@pytest.mark.once
def test_errors_tell_nothing(newsroom, settings):
    settings.DEBUG_PROPAGATE_EXCEPTIONS = False
    client = Client(raise_request_exception=False)
    for path in (
        "/en/%00/",
        "/en/articles/%ff/",
        "/admin/articles/article/%00/",
        "/media/../x",
        "/en/?page=%00",
    ):
        assert sung(client.get(path), path) == set()
    assert sung(client.get("/en/", headers={"host": "evil.example"}), "") == set()


def test_the_canaries_are_alive(newsroom):
    """The same look finds them where they may be seen, or this test would prove nothing."""
    client = Client()
    client.force_login(newsroom["editor"])
    draft = newsroom["hidden"]["draft"]
    page = client.get(reverse("admin:articles_article_preview_page", args=[draft.pk, "en"]))
    assert secrets.word("draftheadline", "en") in sung(page, "")
    Edition.objects.filter(slug=slug_of("scheduled")).update(published_at=timezone.now())
    assert secrets.word("scheduledheadline", "mk") in sung(Client().get("/mk/"), "")


@pytest.mark.once
def test_every_address_below_the_admin_asks_who_you_are(newsroom):
    asked = {path for path in every_path(newsroom) if path.startswith("/admin/")}
    client = Client()
    open_to_all = {path for path in asked if client.get(path).status_code == 200}
    assert open_to_all == {reverse("admin:login")}
