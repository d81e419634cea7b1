"""A story in a list is drawn once for the same words, and anew as soon as one of them changes."""

from contextlib import contextmanager

import pytest
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from articles.cards import drawn, read
from articles.models import Edition
from articles.standins import set_rule
from tests.factories import ArticleFactory, PictureFactory, SectionFactory

pytestmark = pytest.mark.django_db
OPTIONS = 'with_standfirst=True sizes="10vw" widest=640'


@pytest.fixture
def story():
    picture = PictureFactory(alt_en="A street", alt_mk="Улица")
    section = SectionFactory(name_en="Homes", name_mk="Домови")
    return ArticleFactory(published=["en", "mk"], section=section, picture=picture)


def card(story, language="en"):
    return Edition.objects.as_cards(language).get(article=story, language=language)


def shown(story, language="en", page="en"):
    edition = card(story, language)
    with override(page):
        tag = Template('{% load cards %}{% story "components/card.html" edition ' + OPTIONS + " %}")
        return tag.render(Context({"edition": edition}))


def test_the_same_words_are_drawn_once(story):
    first = shown(story)
    assert shown(story) == first
    assert (drawn.cache_info().misses, drawn.cache_info().hits) == (1, 1)
    assert shown(story, "mk", "mk") != first


def test_another_word_is_another_card(story):
    changes = [
        (type(story).objects.filter(pk=story.pk), {"headline_en": "Other words"}, "Other words"),
        (type(story).objects.filter(pk=story.pk), {"kicker_en": "Culture"}, "Culture"),
        (type(story.section).objects.filter(pk=story.section_id), {"name_en": "Flats"}, ""),
        (type(story.picture).objects.filter(pk=story.picture_id), {"alt_en": "A square"}, "A square"),
        (type(story.picture).objects.filter(pk=story.picture_id), {"focal_x": 10}, "focus-x1"),
        (story.editions.filter(language="en"), {"slug": "elsewhere"}, "/en/articles/elsewhere/"),
        (story.editions.filter(language="en"), {"published_at": "2020-02-03T12:00Z"}, "3 February 2020"),
    ]
    for rows, values, seen in changes:
        rows.update(**values)
        assert seen in shown(story)


def test_a_card_in_another_language_says_so(story):
    assert '<article class="card" lang="mk" dir="ltr">' in shown(story, "mk", "en")
    assert "Македонски" in shown(story, "mk", "en")
    assert "Македонски" not in shown(story, "mk", "mk")


def test_a_card_has_what_its_edition_has(story):
    edition, found = Edition.objects.get(article=story, language="mk"), card(story, "mk")
    for name in ("pk", "article_id", "language", "slug", "published_at", "headline", "kicker", "standfirst"):
        assert getattr(found, name) == getattr(edition, name)
    assert (found.section, found.picture) == (story.section, story.picture)
    assert found.get_absolute_url() == edition.get_absolute_url()


def test_a_word_that_is_missing_is_empty(story):
    type(story).objects.update(standfirst_en=None)
    assert card(story).standfirst == ""


def test_without_a_kicker_the_section_is_named_unless_it_goes_without_saying(story):
    type(story).objects.update(kicker_en="")
    found = card(story)
    assert "Homes" in drawn("components/kicker.html", found, "en", False, ())
    assert "Homes" not in drawn("components/kicker.html", found, "en", True, ())


def test_a_story_without_a_picture(story):
    type(story).objects.update(picture=None)
    assert card(story).picture is None


def test_stand_ins_come_with_their_own_words(story):
    set_rule("rom", fills_up=True, chain=["mk", "en"])
    cards = Edition.objects.as_cards("rom")
    assert {found.language: found.headline for found in cards} == {
        "en": story.headline_en, "mk": story.headline_mk,
    }  # fmt: skip


def test_a_list_is_one_question_and_tells_what_was_read(story):
    told = []
    with CaptureQueriesContext(connection) as queries, heard(told):
        found = list(Edition.objects.order_by("language").as_cards("en", "status"))
    assert len(queries) == 1
    assert [each.beside for each in found] == [("published",), ("published",)]
    assert told == [found]


@contextmanager
def heard(told):
    """Collect the cards of which we are told."""

    def hear(cards, **_signal):
        told.append(cards)

    read.connect(hear)
    yield
    read.disconnect(hear)
