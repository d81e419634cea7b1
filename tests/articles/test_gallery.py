import re

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from articles.models import Edition, GalleryPicture
from tests.articles.newsroom import add, change_url, log_in, story_data
from tests.factories import ArticleFactory, PictureFactory

pytestmark = pytest.mark.django_db


def rows(*pictures, initial=0):
    data = {"gallery-TOTAL_FORMS": len(pictures), "gallery-INITIAL_FORMS": initial}
    for number, picture in enumerate(pictures):
        data |= {f"gallery-{number}-picture": picture.pk, f"gallery-{number}-order": number}
    return data


@pytest.fixture
def story():
    article = ArticleFactory(published=["en", "mk"])
    for order in (2, 0, 1):
        picture = PictureFactory(alt_en=f"Sight {order}", alt_mk=f"Глетка {order}", credit=f"Maker {order}")
        GalleryPicture.objects.create(article=article, picture=picture, order=order)
    return article


def page_of(article, language):
    return (
        Client()
        .get(Edition.objects.get(article=article, language=language).get_absolute_url())
        .content.decode()
    )


def test_readers_leaf_through_the_pictures_in_their_order_and_language(story):
    html = page_of(story, "en")
    gallery = html.split('<div class="gallery"')[1].split("</ol>")[0]
    assert re.findall(r'alt="(Sight \d)" lang="en"', gallery) == ["Sight 0", "Sight 1", "Sight 2"]
    assert re.findall(r"Maker \d", gallery) == ["Maker 0", "Maker 1", "Maker 2"]
    assert re.findall(r"\d of \d", gallery) == ["1 of 3", "2 of 3", "3 of 3"]
    assert 'role="region" tabindex="0" aria-labelledby="gallery"' in gallery
    assert gallery.count('loading="lazy"') == 3
    assert 'alt="Глетка 0" lang="mk"' in page_of(story, "mk")


def test_a_story_without_more_pictures_has_no_gallery():
    assert 'class="gallery"' not in page_of(ArticleFactory(published=["en"]), "en")


def test_more_pictures_make_no_more_questions(story, django_assert_num_queries):
    for _more in range(4):
        story.gallery.create(picture=PictureFactory())
    edition = Edition.objects.for_page().get(article=story, language="en")
    with django_assert_num_queries(0):
        assert len([one.picture.url() for one in edition.article.gallery.all()]) == 7


def test_whoever_writes_a_story_chooses_its_pictures(client):
    first, second = PictureFactory.create_batch(2)
    log_in(client, "contributor")
    assert add(client, **rows(first, second)).status_code == 302
    assert list(GalleryPicture.objects.values_list("picture", "order")) == [(first.pk, 0), (second.pk, 1)]


def test_order_changes_and_a_picture_goes(client, story):
    log_in(client, "editor")
    one, two, three = story.gallery.all()
    data = rows(one.picture, two.picture, three.picture, initial=3)
    for number, row in enumerate((one, two, three)):
        data |= {f"gallery-{number}-id": row.pk, f"gallery-{number}-article": story.pk}
    data |= {"gallery-0-DELETE": "on", "gallery-1-order": 9}
    version = story.version
    assert client.post(change_url(story), story_data(story, **data)).status_code == 302
    assert list(story.gallery.all()) == [three, two]
    story.refresh_from_db()
    assert story.version == version + 1


def test_the_same_picture_twice_is_explained(client):
    picture = PictureFactory()
    log_in(client, "journalist")
    response = add(client, **rows(picture, picture))
    assert response.status_code == 200
    assert "duplicate" in response.content.decode()
    assert not GalleryPicture.objects.exists()


def test_whoever_may_not_edit_the_story_may_not_change_its_pictures(client, story):
    stranger = log_in(client, "contributor")
    data = story_data(story, **rows(PictureFactory()))
    assert client.post(change_url(story), data).status_code in {403, 409}
    translator = Client()
    log_in(translator, "translator")
    assert translator.post(change_url(story), data).status_code in {403, 409}
    assert story.gallery.count() == 3
    assert not Permission.objects.filter(group__user=stranger, codename__contains="gallerypicture").exists()
