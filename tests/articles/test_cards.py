"""A story in a list is drawn once for the same words, and anew as soon as one of them changes."""

import pytest
from django.template import Context, Template
from django.utils.translation import override

from articles.cards import card_of, drawn
from articles.models import Edition
from tests.factories import ArticleFactory, PictureFactory, SectionFactory

pytestmark = pytest.mark.django_db
OPTIONS = 'with_standfirst=True sizes="10vw" widest=640'


@pytest.fixture
def story():
    picture = PictureFactory(alt_en="A street", alt_mk="Улица")
    section = SectionFactory(name_en="Homes", name_mk="Домови")
    return ArticleFactory(published=["en", "mk"], section=section, picture=picture)


def shown(story, language="en", page="en"):
    edition = Edition.objects.for_card(language).get(article=story, language=language)
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


def test_a_line_does_not_ask_for_picture_or_section(story):
    edition = Edition.objects.get(article=story, language="en")
    card = card_of(edition, bare=True)
    assert (card.picture, card.kicker, card.standfirst) == (None, "", "")
