"""The page of the search: what it shows, what it says when there is nothing, and that nobody else keeps it."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Edition
from portal.models import UnansweredSearch
from portal.search import flood
from tests.factories import (
    ArticleFactory,
    EditionFactory,
    EventFactory,
    OrganizationFactory,
    PersonFactory,
    SectionFactory,
    TagFactory,
)
from tests.portal.finding import found

pytestmark = pytest.mark.django_db


def page_of(client, q="", language="en", status=200, **asked) -> str:
    response = client.get(f"/{language}/search/", {"q": q} | asked)
    assert response.status_code == status
    return response.content.decode()


def story(headline="Квазар над Шутка", language="mk", **more) -> Edition:
    return EditionFactory(language=language, published=True, words__headline=headline, **more)


def headlines(page: str) -> list[str]:
    rows = re.findall(r"<h2[^>]*><a [^>]+>(.*?)</a></h2>", page, re.DOTALL)
    return [re.sub(r"<[^>]+>", "", row).strip() for row in rows]


def words_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_latin_finds_cyrillic_and_marks_it_in_the_original(client):
    edition = story(words__standfirst="Жителите на Шутка гледаа нагоре.")
    page = page_of(client, "shutka")
    assert f'href="{edition.get_absolute_url()}"' in page
    assert "<mark>Шутка</mark>" in page
    assert page.count("<h1") == 1
    assert "1 result" in words_of(page)


def test_a_story_in_another_language_says_so(client):
    story()
    page = page_of(client, "kvazar")
    assert '<h2 lang="mk">' in page
    assert re.search(r'class="tongue badge"[^>]*>Македонски<', page)
    assert 'class="tongue badge"' not in page_of(client, "kvazar", language="mk")


def test_a_person_is_found_under_every_spelling_with_a_card(client):
    person = PersonFactory(
        name_en="Antonio Tajani", name_mk="Антонио Тајани", summary_en="Politician.", slug="tajani"
    )
    person.other_names.create(name="Antonio Tianni", kind="misspelling")
    for spelling in ("Antonio Tajani", "антонио тајани", "ANTONIO TIANNI", "Tajani"):
        page = page_of(client, spelling)
        assert 'href="/en/people/tajani/"' in page, spelling
    page = page_of(client, "antonio tianni")
    assert 'class="search-cards"' in page
    assert "also written Antonio Tianni" in words_of(page)
    assert "Politician." in page
    assert "also written" not in page_of(client, "антонио тајани")
    assert "also written" not in page_of(client, "tajani")
    assert headlines(page) == []  # the card says it already
    assert person.name_mk in page_of(client, "antonio tajani", language="mk")


def test_several_of_one_name_are_told_apart(client):
    for slug, note in (("romani", "The union of Roma."), ("road", "The union of hauliers.")):
        OrganizationFactory(slug=slug, name_en=slug, acronym_en="IRU", disambiguation_en=note)
    page = words_of(page_of(client, "iru"))
    assert "Several are called so" in page
    assert "The union of Roma." in page
    assert "The union of hauliers." in page


def test_private_persons_stay_unknown(client):
    PersonFactory(private=True, name_en="Lamin Kvazar")
    page = page_of(client, "lamin kvazar")
    assert "Nothing was found." in page
    assert "/people/" not in "".join(re.findall(r'<a href="(/en/people/[^"]+)"', page))


def test_the_same_word_in_both_scripts_is_named(client):
    PersonFactory(name_en="Marko Dimov", name_mk="Марко Димов")
    assert "Showing results for dimov / Димов" in words_of(page_of(client, "dimov"))
    assert "Showing results for Димов / Dimov" in words_of(page_of(client, "Димов"))


def test_did_you_mean(client):
    PersonFactory(name_en="Nicoletta Giordano")
    page = page_of(client, "jiordano")
    assert "Did you mean:" in page
    assert 'href="?q=Nicoletta%20Giordano"' in page


def test_nothing_asked_shows_the_field_and_no_results(client):
    page = page_of(client)
    assert 'name="q"' in page
    assert "Nothing was found" not in page
    assert '<link rel="canonical" href="http://127.0.0.1:8000/en/search/">' in page
    assert "noindex" not in page


def test_answers_are_not_for_search_engines_nor_for_caches(client):
    story()
    for question in ({"q": "kvazar"}, {"q": "nothing like it"}, {}):
        response = client.get("/en/search/", question)
        assert response.headers["Cache-Control"].startswith("private")
        assert "Cookie" not in response.headers.get("Vary", "")
        assert not response.cookies
    page = page_of(client, "kvazar")
    assert '<meta name="robots" content="noindex">' in page
    assert "canonical" not in page


def test_an_answer_with_nothing_leads_on(client):
    page = page_of(client, "zzyzx")
    assert "Nothing was found." in page
    assert page.count("<li>", page.index('class="empty"'), page.index("</main>")) >= 3
    story()
    section = SectionFactory()
    page = page_of(client, "kvazar", section=section.pk)
    assert 'href="?q=kvazar"' in page


def test_filters_are_links_with_counts(client):
    section = SectionFactory(name_en="Culture")
    person, body = PersonFactory(name_en="Ana Filter"), OrganizationFactory(name_en="Forum Filter")
    article = ArticleFactory(section=section, kind="opinion")
    EditionFactory(article=article, language="mk", published=True, words__headline="Квазар еден")
    article.people.add(person)
    article.organizations.add(body)
    story("Квазар два")
    story("Kvazar tri", language="sr", article__kind="interview")
    page = page_of(client, "kvazar")
    links = dict(
        re.findall(
            r'<a href="(\?q=kvazar&amp;[^"]+)" rel="nofollow"[^>]*>[^<]*</a> <small>(\d+)</small>', page
        )
    )
    for part, count in {
        "language=mk": 2, "language=sr": 1, f"section={section.pk}": 1, "type=opinion": 1, "type=interview": 1,
        f"person={person.pk}": 1, f"organization={body.pk}": 1,
    }.items():  # fmt: skip
        assert links[f"?q=kvazar&amp;{part}"] == str(count), part
    for part in (
        {"section": section.pk},
        {"person": person.pk},
        {"organization": body.pk},
        {"type": "opinion"},
    ):
        assert headlines(page_of(client, "kvazar", **part)) == ["Квазар еден"], part
    assert len(headlines(page_of(client, "kvazar", language="mk"))) == 3


def test_a_kind_of_record_is_a_filter(client):
    TagFactory(name_en="Quasars")
    event, person = EventFactory(name_en="Quasar congress"), PersonFactory(name_en="Ana Quasar")
    story("Quasar", language="en")
    assert headlines(page_of(client, "quasar", type="event")) == [event.name_en]
    assert headlines(page_of(client, "quasar", type="person")) == [person.name_en]


def test_periods_and_order(client):
    now = timezone.now()
    for headline, days in (("Квазар стар", 800), ("Квазар квазар нов", 40), ("Квазар најнов", 2)):
        story(headline, published_at=now - timedelta(days=days))
    newest = ["Квазар најнов", "Квазар квазар нов", "Квазар стар"]
    assert headlines(page_of(client, "kvazar", order="newest")) == newest
    assert headlines(page_of(client, "kvazar", period="week")) == newest[:1]
    year = (now - timedelta(days=800)).year
    assert headlines(page_of(client, "kvazar", period=str(year))) == newest[2:]
    assert f"period={year}" in page_of(client, "kvazar")


def test_pages_of_results(client):
    article = ArticleFactory(published=["mk"])
    for number in range(25):
        story(f"Квазар {number}", article__section=article.section)
    first = page_of(client, "kvazar")
    assert len(headlines(first)) == 20
    assert 'rel="next" href="?q=kvazar&amp;page=2"' in first
    second = page_of(client, "kvazar", page=2)
    assert len(headlines(second)) == 5
    assert 'rel="prev" href="?q=kvazar"' in second
    for page in ("3", "0", "51", "x", "-1"):
        page_of(client, "kvazar", status=404, page=page)


def test_the_question_goes_along_into_another_language(client):
    story()
    page = page_of(client, "kvazar", type="news")
    assert 'href="/mk/search/?q=kvazar&amp;type=news"' in page
    assert 'href="/en/lite/search/?q=kvazar&amp;type=news"' in page


def test_what_was_left_out_is_told(client):
    assert "Only the first 200 characters" in page_of(client, "a" * 900)
    assert "Only the first 12 words" in page_of(client, "b " * 30)
    assert "A search needs a word" in page_of(client, "-only")


def test_a_search_that_takes_too_long_says_so(client, monkeypatch):
    from search.finding import Found

    monkeypatch.setattr("portal.search.page.find", lambda wanted: Found(timed_out=True))
    page = page_of(client, "kvazar")
    assert "took too long" in page
    assert UnansweredSearch.objects.count() == 0


@pytest.mark.parametrize("stories", [3, 60])
def test_the_number_of_queries_is_exact(client, stories):
    section, person = SectionFactory(), PersonFactory(name_en="Kvazar")
    person.other_names.create(name="Квазаров")
    for number in range(stories):
        article = ArticleFactory(section=section)
        EditionFactory(article=article, published=True, words__headline=f"Квазар {number}")
        article.people.add(person)
    found("kvazar")  # the stems of a word are asked for once per process
    with CaptureQueriesContext(connection) as queries:
        page_of(client, "kvazar")
    asked = [query["sql"] for query in queries if query["sql"].lstrip("(").startswith("SELECT")]
    asked = [
        sql for sql in asked if "ts_lexize" not in sql
    ]  # the stems of a word are asked for once per process
    index = [sql for sql in asked if "search_" in sql]
    assert (len(index), len(asked) - len(index)) == (4, 16)


def test_the_light_edition_has_it_too(client):
    story()
    page = client.get("/en/lite/search/", {"q": "kvazar"}).content.decode()
    assert "<mark>Квазар</mark>" in page
    assert 'href="/mk/lite/articles/' in page
    assert '/en/lite/search/"' in page


@time_machine.travel("2024-06-05T10:00:30+00:00", tick=False)
def test_more_than_readers_can_type_is_refused_for_a_minute(client, monkeypatch):
    monkeypatch.setattr(flood, "MOST_OF_A_NETWORK", 3)
    answers = [client.get("/en/search/", {"q": "x"}).status_code for _number in range(5)]
    assert answers == [200, 200, 200, 429, 429]
    refused = client.get("/en/search/", {"q": "x"})
    assert refused.headers["Retry-After"] == "60"
    assert "Too many searches" in refused.content.decode()
    assert client.get("/en/search/suggest", {"q": "xx"}).status_code == 429
    assert client.get("/en/search/").status_code == 200
    assert client.get("/en/search/", {"q": "x"}, REMOTE_ADDR="192.0.2.7").status_code == 200


def test_every_page_has_the_field_and_programs_know_the_address(client):
    for address, status in (("/mk/", 200), ("/mk/people/", 200), ("/mk/nothing/", 404)):
        response = client.get(address)
        assert response.status_code == status
        assert 'action="/mk/search/"' in response.content.decode()
    assert (
        '"urlTemplate":"http://127.0.0.1:8000/mk/search/?q={search_term_string}"'
        in client.get("/mk/").content.decode()
    )
    described = client.get("/mk/search/description.xml")
    assert described.headers["Content-Type"].startswith("application/opensearchdescription+xml")
    assert 'template="http://127.0.0.1:8000/mk/search/?q={searchTerms}"' in described.content.decode()
