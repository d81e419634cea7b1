"""Storylines as readers meet them: the list of those that go on, and the page of each."""

from datetime import timedelta

import pytest

from articles.standins import set_rule
from tests.factories import PUBLISHED_AT, ArticleFactory, EditionFactory, StorylineFactory

pytestmark = pytest.mark.django_db


def told(line, days=0, languages=("en",)):
    """A story of a storyline, published so many days after the first."""
    article = ArticleFactory(published=languages)
    article.editions.update(published_at=PUBLISHED_AT + timedelta(days=days))
    article.storylines.add(line)
    return article


def get(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_a_storyline_without_a_published_story_is_nobody_s_business(client):
    line = StorylineFactory(name_en="Probe")
    EditionFactory(article=told(line, languages=[]), language="en")

    assert client.get(f"/en/storylines/{line.slug}/").status_code == 404
    assert "Probe" not in get(client, "/en/storylines/")
    assert "/en/storylines/" not in get(client, "/en/about/")


def test_the_menu_leads_to_storylines_once_there_are_some(client):
    told(StorylineFactory())
    assert 'href="/en/storylines/"' in get(client, "/en/about/")


def test_what_goes_on_comes_first_then_the_freshest(client):
    over, old, fresh = StorylineFactory(is_over=True), StorylineFactory(), StorylineFactory()
    told(over, 9), told(old, 1), told(fresh, 5), told(fresh, 4)

    page = get(client, "/en/storylines/")

    assert [page.index(line.name) for line in (fresh, old, over)] == sorted(
        page.index(line.name) for line in (fresh, old, over)
    )
    assert "2 stories" in page
    assert page.count("1 story") == 2
    assert page.count(">Over<") == 1


def test_the_page_is_a_timeline_newest_first(client):
    line = StorylineFactory(summary_en="What it is about.", is_over=True)
    first, last = told(line, 0), told(line, 3)

    page = get(client, f"/en/storylines/{line.slug}/")

    assert page.index(">13 May 2024</h2>") < page.index(last.headline_en) < page.index(">10 May 2024</h2>")
    assert page.index(">10 May 2024</h2>") < page.index(first.headline_en)
    assert '<p class="standfirst">What it is about.</p>' in page
    assert "Nothing more is expected." in page


def test_what_it_is_about_stands_in_from_another_language_like_its_name(client):
    line = StorylineFactory(name_en="", name_mk="Процесот", summary_mk="За што станува збор.")
    told(line, languages=["rom", "mk"])

    page = get(client, f"/rom/storylines/{line.slug}/")

    assert '<p class="standfirst" lang="mk">За што станува збор.</p>' in page
    assert '<h1 lang="mk">Процесот</h1>' in page


def test_an_empty_list_says_in_which_languages_it_has_stories(client):
    line = StorylineFactory()
    told(line, languages=["mk", "sq"])

    page = get(client, f"/en/storylines/{line.slug}/")

    empty = page[page.index('<div class="empty">') :]
    assert f'<a href="/mk/storylines/{line.slug}/" lang="mk" hreflang="mk">Македонски</a>, ' in empty
    assert f'<a href="/sq/storylines/{line.slug}/" lang="sq" hreflang="sq">Shqip</a>' in empty
    set_rule("en", fills_up=True, chain=["mk"])
    assert '<div class="empty">' not in get(client, f"/en/storylines/{line.slug}/")
