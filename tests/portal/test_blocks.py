"""The blocks that join readers to content."""

from types import SimpleNamespace

import pytest
from django.template import Context, Template

from articles.models import Edition
from portal.blocks import Blocks
from portal.flag_counter import country_rows, percent
from tests.factories import ArticleFactory, EditionFactory
from tests.portal.counted import count_stories
from tests.portal.paper import paper
from tests.visitors.readers import AMERICA, PRISTINA, SKOPJE, fold, read
from visitors import countries
from visitors.figures import CountryFigure


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "code", "name", "tag"),
    [("rom", "RS", "Srbija", ""), ("rom", "DE", "Германија", "mk"), ("mk", "DE", "Германија", "")],
)
def test_a_borrowed_country_name_says_its_language(language, code, name, tag):
    countries.own_names.know({("rom", "RS"): "Srbija"})
    row = country_rows([CountryFigure(code, visitors=3, views=4)], language, 12)[0]
    assert (row.name, row.borrowed_tag, row.visitors, row.percent) == (name, tag, 3, 25)


@pytest.mark.parametrize(("part", "whole", "expected"), [(1, 3, 33), (2, 3, 67), (0, 0, 0), (5, 5, 100)])
def test_percent(part, whole, expected):
    assert percent(part, whole) == expected


def drawn(options=""):
    template = Template("{% load readers %}{% flag_counter " + options + " %}")
    return template.render(Context({"blocks": Blocks("en")}))


@pytest.mark.django_db
def test_the_flag_counter_is_as_large_as_it_is_asked_for():
    for address in (SKOPJE, SKOPJE.replace("0.1", "0.2"), PRISTINA, AMERICA):
        read(address=address)
    fold()
    assert drawn().count("<li") == 3
    small = drawn("columns=1 rows=2 percent=True names=False")
    assert small.count("<li") == 2
    assert 'data-country="MK" data-visitors="2"' in small
    assert "50 %" in small
    assert "flag-columns-1 flag-rows-short" in small


@pytest.mark.django_db
@pytest.mark.parametrize(("options", "columns"), [("columns=0 rows=-1", 1), ("columns=99 rows=9999", 4)])
def test_the_flag_counter_stays_within_limits(options, columns):
    read()
    fold()
    assert f"flag-columns-{columns}" in drawn(options)


@pytest.mark.django_db
def test_most_popular_shows_live_stories_of_the_language_in_every_window():
    live = ArticleFactory(published=["en", "mk"])
    gone = EditionFactory(language="en", withdrawn=True).article
    for story in (live, gone):
        read(key=story.page_key)
    read(path="/mk/", key=live.page_key)
    fold()
    for language, headline in (("en", live.headline_en), ("mk", live.headline_mk)):
        lists = Blocks(language).popular
        assert [each.key for each in lists] == ["rising", "day", "week", "month", "all"]
        filled = [each for each in lists if each.rows]
        assert len(filled) == 5
        assert all([row.page_key for row in each.rows] == [live.page_key] for each in filled)
        assert filled[0].rows[0].edition.headline == headline
        assert [each.is_open for each in filled] == [True] + [False] * (len(filled) - 1)


@pytest.mark.django_db
@pytest.mark.parametrize(("stories", "queries"), [(4, 9), (30, 1)])
def test_full_lists_are_kept_for_a_minute_and_short_ones_never(stories, queries, django_assert_num_queries):
    paper(stories)
    count_stories("en")
    first = Blocks("en").popular
    with django_assert_num_queries(queries):
        again = Blocks("en").popular
    assert again == first
    assert len(first[0].rows) == min(stories, 5)


@pytest.mark.django_db
def test_a_kept_list_shows_no_story_that_was_withdrawn_since():
    paper(30)
    count_stories("en")
    first = Blocks("en").popular[0].rows[0]
    Edition.objects.filter(pk=first.edition.pk).update(status="withdrawn")
    keys = [row.page_key for each in Blocks("en").popular for row in each.rows]
    assert len(keys) == 25
    assert first.page_key not in keys


@pytest.mark.django_db
def test_nothing_is_asked_before_a_block_is_printed(django_assert_num_queries):
    with django_assert_num_queries(0):
        SimpleNamespace(blocks=Blocks("en"))


@pytest.mark.django_db
def test_below_a_story_one_list_of_the_most_popular_is_enough(client):
    paper(4)
    count_stories("en")
    page = client.get("/en/articles/newest/").content.decode()
    assert page.count('class="ranking"') == 1
    assert page.count('class="popular-label"') == 1
    assert client.get("/en/").content.decode().count('class="ranking"') == 5
