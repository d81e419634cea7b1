"""The interface: what it gives, what it refuses, and how it describes itself."""

import json
from datetime import time
from urllib.parse import quote

import pytest
from django.test import Client
from openapi_spec_validator import validate

from articles import publishing
from articles.models import Edition
from events.models import Event
from prose.emails import find
from syndication.identity import uri_of
from tests.factories import (
    ArticleFactory,
    EditionFactory,
    EventFactory,
    PersonFactory,
    SectionFactory,
    TagFactory,
)
from tests.portal.paper import paper

pytestmark = pytest.mark.django_db
API = "/api/v1/"
LISTS = ("editions", "sections", "tags", "people", "organizations", "events")


def get(path: str, status: int = 200):
    response = Client().get(API + path)
    assert response.status_code == status, response.content[:300]
    return response.json()


def test_the_description_is_valid_and_names_every_answer():
    description = get("openapi.json")
    validate(description)
    answers = {
        (path, status)
        for path, verbs in description["paths"].items()
        for verb in verbs.values()
        for status in verb["responses"]
    }
    assert {
        ("/api/v1/editions", "200"),
        ("/api/v1/editions", "422"),
        ("/api/v1/editions/{number}", "410"),
    } <= answers


def test_editions_newest_first_and_page_by_page():
    paper(7)
    seen, path = [], "editions?language=en&limit=3"
    follows = ""
    while follows is not None:
        page = get(path + (f"&cursor={follows}" if follows else ""))
        seen += [item["id"] for item in page["items"]]
        follows = page["next"]
    assert seen == list(Edition.objects.live("en").newest_first().values_list("pk", flat=True))


def test_a_card_says_what_it_is(settings):
    article = paper(1)
    card = get("editions?language=en")["items"][0]
    edition = article.editions.get(language="en")
    assert (card["uri"], card["language"], card["deleted"]) == (uri_of(edition), "en", False)
    assert card["url"] == f"{settings.SITE_URL}/en/articles/newest/"
    assert card["ninjs_url"] == f"{settings.SITE_URL}/en/articles/newest.ninjs.json"
    assert card["ninjs"] is None
    assert card["section"]["name"] == article.section.name_en
    full = get("editions?language=en&full=true")["items"][0]
    assert full["ninjs"] == Client().get("/en/articles/newest.ninjs.json").json()


@pytest.mark.parametrize(
    "asked", ["section=politics", "tag=rights", "person=ana-kovac", "organization=roma-forum"]
)
def test_filters(asked):
    paper(1)
    EditionFactory(language="en", published=True)
    assert [item["url"].rsplit("/", 2)[1] for item in get(f"editions?language=en&{asked}")["items"]] == [
        "newest"
    ]
    name = asked.split("=")[0]
    assert get(f"editions?language=en&{name}=nobody")["items"] == []


def test_private_people_filter_nothing():
    paper(1)
    Edition.objects.get(slug="newest").article.people.update(is_private=True)
    assert get("editions?language=en&person=ana-kovac")["items"] == []
    assert get("people?language=en")["items"] == []


def test_changes_say_what_left_the_list(editor):
    paper(1)
    edition = Edition.objects.get(slug="newest")
    question = "editions?language=en&section=politics&updated_since=2000-01-01T00:00:00Z"
    first = get(question)
    assert [item["deleted"] for item in first["items"]] == [False]
    edition.article.section = SectionFactory()
    edition.article.save()
    (item,) = get(f"{question}&cursor={first['next']}")["items"]
    assert (item["uri"], item["reason"]) == (uri_of(edition), "not_in_selection")


def test_an_answer_without_news_still_gives_a_cursor():
    page = get("editions?language=all&updated_since=2000-01-01T00:00:00Z")
    assert page["items"] == []
    assert page["has_more"] is False
    assert (
        get(f"editions?language=all&updated_since=2000-01-01T00:00:00Z&cursor={page['next']}")["items"] == []
    )


def test_one_edition_and_one_story():
    article = paper(1)
    edition = article.editions.get(language="mk")
    assert get(f"editions/{edition.pk}")["ninjs"]["language"] == "mk"
    story = get(f"articles/{article.pk}")
    assert {item["language"] for item in story["editions"]} == {"en", "mk"}
    draft = EditionFactory(language="en")
    for path in (
        f"editions/{draft.pk}",
        f"articles/{draft.article_id}",
        "editions/999999",
        "articles/999999",
    ):
        assert "detail" in get(path, 404)


def test_one_edition_that_is_gone(editor):
    edition = EditionFactory(language="en", published=True)
    publishing.withdraw(edition, by=editor)
    assert get(f"editions/{edition.pk}", 410)["reason"] == "withdrawn"


def test_names_in_the_language_that_was_asked_for():
    person = PersonFactory()
    assert get("people?language=mk")["items"][0]["name"] == person.name_mk
    assert get("people?language=en")["items"][0]["name"] == person.name_en
    ArticleFactory(published=["mk"]).tags.add(TagFactory())
    EventFactory()
    for name in LISTS:
        page = get(f"{name}?language=mk&limit=1")
        assert set(page) == {"items", "next", "has_more"}
    event = get("events?language=mk")["items"][0]
    assert (event["starts_on"], event["precision"], event["starts_at"]) == ("2024-04-08", "day", None)
    Event.objects.update(starts_at_time=time(10), ends_at_time=time(12), zone="America/New_York")
    event = get("events?language=mk")["items"][0]
    assert (event["starts_at"], event["ends_at"]) == (
        "2024-04-08T10:00:00-04:00",
        "2024-04-08T12:00:00-04:00",
    )


def test_a_topic_is_told_from_its_first_story_on():
    TagFactory(slug="waits")
    ArticleFactory(drafts=["mk"]).tags.add(TagFactory(slug="planned"))
    ArticleFactory(published=["mk"]).tags.add(TagFactory(slug="out"))
    assert [tag["slug"] for tag in get("tags?language=mk")["items"]] == ["out"]


def test_names_page_by_page():
    PersonFactory.create_batch(5)
    first = get("people?language=en&limit=3")
    rest = get(f"people?language=en&limit=3&cursor={first['next']}")
    assert len({item["uri"] for item in first["items"] + rest["items"]}) == 5
    assert rest["next"] is None


@pytest.mark.parametrize(
    "question",
    [
        "editions", "editions?language=xx", "editions?language=en&status=draft", "editions?language=en&limit=0",
        "editions?language=en&limit=101", "editions?language=en&cursor=nonsense", "editions?language=en&cursor=e30",
        "editions?language=en&updated_since=yesterday", "editions?language=en&updated_since=2024-01-01T00:00:00",
        "editions?language=en&updated_since=0001-01-01T00:00:00%2B23:00", "editions?language=en&section=%00",
        "editions/0", "editions/x", f"editions/{'9' * 5000}", "articles/99999999999999999999", "people?language=all",
        "editions/1?fields=*",
    ],
)  # fmt: skip
def test_what_is_not_understood_is_said_so(question):
    assert get(question, 422)["detail"]


def test_a_cursor_answers_its_own_question_only():
    paper(3)
    cursor = get("editions?language=en&limit=1")["next"]
    assert "another question" in json.dumps(get(f"editions?language=mk&cursor={cursor}", 422))


def test_a_cursor_from_the_future_is_refused():
    from syndication.api import cursors

    question = {"language": "en", "updated_since": True}
    path = f"editions?language=en&updated_since=2000-01-01T00:00:00Z&cursor={cursors.write(question, 99)}"
    assert "older copy" in json.dumps(get(path, 422))


def test_strange_values_never_break_it(shared):
    folder = shared / "corpus" / "text"
    values = []
    for name in ("queries", "language_codes", "slugs", "dates", "unicode"):
        lines = (folder / f"{name}.jsonl").read_text().splitlines()[:40]
        values += [str(value) for line in lines for value in list(json.loads(line).values())[-1:]]
    client = Client(raise_request_exception=False)
    broken = []
    for value in values:
        text = quote(value.encode("utf-8", "surrogatepass"))[:1500]
        for name in ("language", "section", "cursor", "updated_since", "limit", text):
            response = client.get(f"{API}editions?language=en&{name}={text}")
            if response.status_code not in {200, 400, 404, 422}:
                broken.append((name, value, response.status_code))
    assert broken == []


def test_open_to_every_page_without_cookies_and_without_repeating_itself():
    paper(1)
    first = Client().get(API + "editions?language=en")
    assert first["Access-Control-Allow-Origin"] == "*"
    assert not first.cookies
    assert "Cookie" not in first.headers.get("Vary", "")
    again = Client().get(API + "editions?language=en", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304


def test_the_head_of_an_answer():
    for path in ("editions?language=en", "people?language=en", "openapi.json", "docs"):
        page, head = Client().get(API + path), Client().head(API + path)
        assert (head.status_code, head.headers, head.content) == (200, page.headers, b"")


def test_read_only():
    for verb in ("post", "put", "patch", "delete"):
        assert getattr(Client(), verb)(API + "editions?language=en").status_code == 405


def test_no_address_to_harvest():
    EditionFactory(language="en", published=True, words__headline="Write to ana@example.org")
    PersonFactory(name_en="ana@example.org")
    for path in ("editions?language=en&full=true", "people?language=en"):
        assert find(Client().get(API + path).content.decode()) == []


@pytest.mark.parametrize(
    ("path", "queries"), [("editions?language=en", 2), ("editions?language=en&full=true", 11)]
)
def test_the_number_of_questions_does_not_grow(path, queries, django_assert_num_queries):
    paper(12)
    with django_assert_num_queries(queries):
        get(path)


def test_changes_in_a_known_number_of_questions(django_assert_num_queries):
    paper(12)
    path = "editions?language=all&full=true&updated_since=2000-01-01T00:00:00Z"
    get(path)
    with django_assert_num_queries(13):
        get(path)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_page_for_people_keeps_the_policy_of_the_site(browser_page, live_server):
    told, foreign = [], []
    browser_page.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
    browser_page.on(
        "request", lambda request: foreign.append(request.url) if live_server.url not in request.url else None
    )
    browser_page.goto("/api/v1/docs", wait_until="domcontentloaded", timeout=60_000)
    browser_page.locator(".opblock-get >> nth=0").wait_for(timeout=60_000)
    assert told == []
    assert [url for url in foreign if not url.startswith("data:")] == []
