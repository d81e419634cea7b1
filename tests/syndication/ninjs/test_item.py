"""One edition as a ninjs item, checked against the published schema of IPTC and by its meaning."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from jsonschema import Draft202012Validator, FormatChecker

from articles import correcting
from articles.models import Article, Edition
from pictures.models import Licence
from prose.emails import find
from syndication.identity import uri_of
from tests.factories import (
    ArticleFactory,
    EditionFactory,
    PersonFactory,
    PictureFactory,
)
from tests.portal.demo_edition import load, quick
from tests.portal.paper import paper

pytestmark = pytest.mark.django_db


@pytest.fixture
def valid(shared):
    """A function that says what the schema finds wrong."""
    path = shared / "realdata" / "ninjs" / "ninjs-schema_3.1.json"
    if not path.exists():
        pytest.skip("no schema of ninjs beside the repository")
    validator = Draft202012Validator(json.loads(path.read_text()), format_checker=FormatChecker())
    return lambda item: [
        f"{list(error.path)}: {error.message[:200]}" for error in validator.iter_errors(item)
    ]


@pytest.fixture
def demo(db):
    with quick():
        load()
        yield


def item(path: str) -> dict:
    response = Client().get(path)
    assert response.status_code == 200, response.content[:200]
    return response.json()


def newest() -> Edition:
    return Edition.objects.get(slug="newest", language="en")


def test_a_full_item_says_everything_and_keeps_to_the_schema(valid, editor, settings):
    article = paper(2)
    picture = PictureFactory(licence=Licence.CC_BY, caption_en="A street")
    Article.objects.filter(pk=article.pk).update(picture=picture, licence="cc-by-4.0", kind="opinion")
    person = article.people.get()
    article.bylines.create(person=person, role="photographer", order=2)
    correcting.open_correction(article, "en", kind="correction", text="It was two, not three.", by=editor)
    found = item("/en/articles/newest.ninjs.json")
    assert valid(found) == []
    assert found["uri"] == uri_of(newest())
    assert (found["type"], found["representationType"], found["pubStatus"]) == ("text", "full", "usable")
    assert found["language"] == "en"
    assert [head["role"] for head in found["headlines"]] == ["main"]
    assert {body["contentType"] for body in found["bodies"]} == {"text/html", "text/plain"}
    assert found["altIds"][0]["value"] == f"{settings.SITE_URL}/en/articles/newest/"
    assert found["people"] == [{"name": person.name_en, "rel": "about", "uri": uri_of(person)}]
    assert found["rightsInfo"]["linkedRights"] == "https://creativecommons.org/licenses/by/4.0/"
    assert found["genres"] == [{"name": "Opinion", "uri": "http://cv.iptc.org/newscodes/genre/Opinion"}]
    rels = [one["rel"] for one in found["associations"]]
    assert rels == ["picture", "translation", "correction"]
    assert all(one["href"].startswith("http") for one in found["associations"][0]["renditions"])


def test_names_stand_in_the_language_of_the_edition(valid):
    article = paper(1)
    found = item(f"/mk/articles/{article.editions.get(language='mk').slug}.ninjs.json")
    assert valid(found) == []
    assert found["people"][0]["name"] == article.people.get().name_mk
    assert {"name": "main"}.keys() <= found["associations"][0].keys()


def test_serbian_says_that_it_is_written_in_latin_letters():
    edition = EditionFactory(language="sr", published=True)
    assert item(f"/sr/articles/{edition.slug}.ninjs.json")["language"] == "sr-Latn"


@pytest.mark.parametrize("shareable", [True, False])
def test_only_pictures_that_may_be_passed_on_go_along(shareable):
    picture = PictureFactory(may_be_passed_on=shareable)
    edition = EditionFactory(language="en", published=True, article__picture=picture)
    answer = Client().get(f"/en/articles/{edition.slug}.ninjs.json")
    assert (picture.url().encode() in answer.content) is shareable
    assert (b'"type": "picture"' in answer.content) is shareable


def test_a_translation_says_so_and_what_a_machine_did(valid):
    article = ArticleFactory(published=["mk"])
    EditionFactory(
        article=article, language="en", source_language="mk", machine="raw", published=True, slug="t"
    )
    found = item("/en/articles/t.ninjs.json")
    assert valid(found) == []
    assert [one["rel"] for one in found["associations"]] == ["translationOf"]
    assert found["digitalSourceType"]["uri"].endswith("/digitalsourcetype/trainedAlgorithmicMedia")


def test_private_people_are_credited_and_not_identified():
    edition = EditionFactory(language="en", published=True, slug="p")
    private = PersonFactory(private=True, name_en="Somebody Quiet")
    edition.article.people.add(private)
    edition.article.bylines.create(person=private)
    found = item("/en/articles/p.ninjs.json")
    assert "people" not in found
    assert found["infoSources"] == [{"name": "Somebody Quiet", "role": "author"}]


def test_addresses_of_people_are_in_words_everywhere_and_links_are_whole(settings):
    words = {
        "body": '<p>Write to <a href="mailto:ana@example.org">Ana</a> or see <a href="/en/about/">us</a>.</p>',
        "headline": "Write to ana@example.org", "standfirst": "Or to petar@example.org.",
    }  # fmt: skip
    texts = {f"words__{field}": text for field, text in words.items()}
    EditionFactory(language="en", published=True, slug="m", article__agency="MIA mia@example.org", **texts)
    answer = Client().get("/en/articles/m.ninjs.json")
    assert find(answer.content.decode()) == []
    assert f'href="{settings.SITE_URL}/en/about/"' in answer.json()["bodies"][0]["value"]


def test_the_text_of_an_agency_stays_its_own():
    new_year = datetime(2023, 12, 31, 23, 30, tzinfo=UTC)
    edition = EditionFactory(language="en", published=True, published_at=new_year, slug="a")
    Article.objects.filter(pk=edition.article_id).update(agency="MIA", licence="cc-by-4.0")
    found = item("/en/articles/a.ninjs.json")
    assert found["copyrightNotice"] == "© 2024 MIA"  # in Skopje it is already the new year
    assert "rightsInfo" not in found
    assert found["copyrightHolder"] == "MIA"


def test_hostile_texts_keep_to_the_schema(valid, shared):
    texts = [json.loads(line) for line in (shared / "corpus/text/unicode.jsonl").read_text().splitlines()]
    texts = [str(next(iter(reversed(text.values())))).replace("\x00", "") for text in texts]
    for number, text in enumerate(texts[:60]):
        words = {
            "words__headline": text[:250] or "x",
            "words__body": f"<p>{text}</p>",
            "words__standfirst": text[:400],
        }
        try:
            EditionFactory(language="en", published=True, slug=f"h{number}", **words)
        except UnicodeEncodeError:  # half a letter: no database takes it
            continue
        found = item(f"/en/articles/h{number}.ninjs.json")
        assert valid(found) == [], text
        json.dumps(found, ensure_ascii=False).encode()


@pytest.mark.once
def test_every_story_of_the_demo_keeps_to_the_schema(valid, demo):
    wrong = {}
    for edition in Edition.objects.live():
        path = edition.get_absolute_url().removesuffix("/") + ".ninjs.json"
        if errors := valid(item(path)):
            wrong[path] = errors
    assert wrong == {}
    assert Edition.objects.live().count() > 10


def test_the_number_of_questions_does_not_grow(django_assert_num_queries):
    article = paper(3)
    for _ in range(3):
        article.people.add(PersonFactory())
        article.gallery.create(picture=PictureFactory(may_be_passed_on=True))
        article.bylines.create(person=PersonFactory())
    with django_assert_num_queries(9):
        item("/en/articles/newest.ninjs.json")


def test_what_was_taken_away_is_canceled_with_the_words_of_the_editors(valid):
    edition = EditionFactory(
        language="en", withdrawn=True, came_out_at=timezone.now() - timedelta(days=2), slug="gone",
        notice="The family asked us.",
    )  # fmt: skip
    answer = Client().get("/en/articles/gone.ninjs.json")
    assert answer.status_code == 410
    assert valid(answer.json()) == []
    assert answer.json()["pubStatus"] == "canceled"
    assert answer.json()["edNote"] == "The family asked us."
    assert edition.headline not in answer.content.decode()


def test_moved_and_missing_as_on_the_page():
    edition = EditionFactory(language="en", published=True, slug="new")
    edition.former_slugs.create(language="en", slug="old")
    moved = Client().get("/en/articles/old.ninjs.json")
    assert (moved.status_code, moved["Location"]) == (301, "/en/articles/new.ninjs.json")
    for path in ("/en/articles/nobody.ninjs.json", "/mk/articles/new.ninjs.json"):
        assert Client().get(path).status_code == 404
    EditionFactory(language="en", slug="draft")
    assert Client().get("/en/articles/draft.ninjs.json").status_code == 404


def test_whoever_has_it_already_gets_nothing_twice():
    EditionFactory(language="en", published=True, slug="s")
    first = Client().get("/en/articles/s.ninjs.json")
    again = Client().get("/en/articles/s.ninjs.json", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    assert first["Access-Control-Allow-Origin"] == "*"
    assert not first.cookies
    assert "Cookie" not in first.headers.get("Vary", "")


def test_the_page_says_where_its_item_is():
    EditionFactory(language="en", published=True, slug="s")
    page = Client().get("/en/articles/s/").content.decode()
    assert 'href="/en/articles/s.ninjs.json"' in page
