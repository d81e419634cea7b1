import re
from pathlib import Path

import pytest
from django.conf import settings as project
from django.template.loader import render_to_string
from django.utils import translation

from pictures.later import complete
from pictures.models import Licence
from pictures.renditions import Made
from tests.pictures.factories import PictureFactory

pytestmark = pytest.mark.django_db


def show(language="mk", **context):
    with translation.override(language):
        return render_to_string("components/picture.html", context)


def test_picture_has_words_size_and_credit_and_asks_no_question(django_assert_num_queries):
    picture = PictureFactory(size=(700, 350), caption_mk="Денес", focal_x=0)
    with django_assert_num_queries(0):
        html = show(picture=picture, sizes="50vw")
    assert 'alt="Плоштад во Скопје" lang="mk"' in html
    assert 'width="700" height="350"' in html
    assert 'class="crop focus-x0 focus-y5"' in html
    assert 'sizes="50vw"' in html
    assert html.count("700w") == 1
    assert "<img" in html
    assert 'src="/media/pictures/' in html
    assert "/640.jpg" in html
    assert 'loading="lazy"' in html
    assert '<span class="picture-caption" lang="mk">Денес</span>' in html
    assert ": Ana Kovač / Nevipe" in html
    assert "style=" not in html


def test_first_picture_of_a_page_is_fetched_at_once():
    html = show(picture=PictureFactory(), eager=True)
    assert 'fetchpriority="high"' in html
    assert "lazy" not in html


def test_words_in_another_language_are_marked():
    picture = PictureFactory(caption_en="Today")
    assert 'alt="A square in Skopje" lang="en"' in show(picture=picture, language="en")
    assert '<span class="picture-caption" lang="en">Today</span>' in show(picture=picture)
    assert 'alt="Bir meydan" lang="tr"' in show(
        picture=PictureFactory(alt_en="", alt_mk="", alt_tr="Bir meydan")
    )


def test_decorative_picture_is_passed_over_by_screen_readers():
    assert 'alt=""' in show(picture=PictureFactory(decorative=True))


def test_illustration_and_licence_are_said():
    html = show("en", picture=PictureFactory(illustration=True, licence=Licence.CC_BY))
    assert "Illustration" in html
    assert 'href="https://creativecommons.org/licenses/by/4.0/"' in html


def test_words_are_escaped_and_hide_addresses():
    html = show("en", picture=PictureFactory(alt_en='"><script>', caption_en="a@b.cd", credit="e@f.gh <b>"))
    assert "<script>" not in html
    assert "<b>" not in html
    assert "a (at) b (dot) cd" in html
    assert "@" not in html


def test_every_class_of_the_important_point_has_a_rule():
    css = (Path(project.BASE_DIR) / "static/css/nevipe.css").read_text()
    for step in range(11):
        assert f".focus-x{step} {{ --focus-x: {step * 10}%; }}" in css
        assert f".focus-y{step} {{ --focus-y: {step * 10}%; }}" in css


def sources_of(html):
    return re.findall(r'<source type="image/(\w+)" srcset="([^"]+)"', html)


def test_formats_are_named_as_they_are_made_the_smallest_files_first():
    picture = PictureFactory(size=(2000, 1000))
    kinds = {Made.WEBP: ["webp"], Made.FOR_EVERY_READER: ["webp"], Made.AVIF: ["avif", "webp"]}
    for made, expected in kinds.items():
        picture.made = made
        html = show(picture=picture)
        assert [kind for kind, _srcset in sources_of(html)] == expected
        assert 'src="/media/' in html
    assert html.index("avif") < html.index("webp")


def test_small_places_name_no_large_files(media):
    picture = PictureFactory(size=(2000, 1000))
    picture.made = Made.AVIF
    html = show(picture=picture, widest=640, sizes="96px")
    assert [srcset.count(",") for _kind, srcset in sources_of(html)] == [1, 1]
    assert "960w" not in html
    tiny = PictureFactory(size=(1000, 500))
    assert "320w" in show(picture=tiny, widest=100)


def test_every_address_in_a_page_is_a_file(media, stored):
    picture = PictureFactory(size=(700, 350))
    complete(picture)
    picture.refresh_from_db()
    html = show(picture=picture)
    named = set(re.findall(r"/media/([^\s\"]+)", html))
    assert named <= set(stored())
    assert {name.rsplit(".")[-1] for name in named} == {"avif", "webp", "jpg"}
