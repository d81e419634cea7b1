import re

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import translation
from PIL import Image

from pictures.models import Licence, Picture
from tests.pictures.factories import PictureFactory, drawn, upload
from tests.refusals import change, refused

pytestmark = pytest.mark.django_db


def test_picture_has_a_name_nobody_guesses_and_its_sizes(stored):
    picture = PictureFactory(
        size=(1000, 500), file=upload(drawn((1000, 500)), name="INBOX Ana home address.jpg")
    )
    folder = re.fullmatch(r"(pictures/[0-9a-f]{2}/[0-9a-f]{32})/master\.jpg", picture.file.name)[1]
    sizes = "1000.webp 320.webp 640.webp 960.webp 1000.jpg 640.jpg wide-50-50.jpg square-50-50.jpg master.jpg"
    assert stored() == sorted(f"{folder}/{name}" for name in sizes.split())
    assert (picture.width, picture.height) == (1000, 500)


@pytest.mark.parametrize(
    ("size", "widths"),
    [((40, 30), [40]), ((320, 10), [320]), ((700, 10), [320, 640, 700]), ((2000, 10), [320, 640, 960, 1600])],
)
def test_no_size_is_larger_than_the_picture(size, widths, media):
    picture = PictureFactory(size=size)
    assert [one.width for one in picture.renditions] == widths
    for one in picture.renditions:
        assert Image.open(media / one.name).size == (one.width, one.height)
        assert Image.open(media / one.name).format == "WEBP"


def test_addresses_come_without_asking_the_database_or_the_disk(media, django_assert_num_queries):
    picture = PictureFactory(size=(2000, 1000))
    folder = "/media/" + picture.file.name.rsplit("/", 1)[0]
    with django_assert_num_queries(0):
        assert picture.url() == f"{folder}/960.webp"
        assert picture.url(100) == f"{folder}/320.webp"
        assert picture.url(5000) == f"{folder}/1600.webp"
        assert picture.srcset().startswith(f"{folder}/320.webp 320w, {folder}/640.webp 640w")


def test_plain_save_cannot_bring_in_a_raw_file():
    with pytest.raises(ValidationError), transaction.atomic():
        Picture(file=ContentFile(b"<svg onload=x>", name="x.svg"), alt_en="x", credit="x").save()
    raw = upload(comment=b"SECRET").read()
    picture = Picture.objects.create(file=ContentFile(raw, name="../../x.php"), alt_en="x", credit="x")
    assert picture.file.name.endswith("/master.jpg")
    assert b"SECRET" not in picture.file.read()


def test_full_clean_checks_the_file_and_measures_it():
    picture = Picture(file=upload(), alt_en="x", credit="x")
    picture.full_clean()
    assert (picture.width, picture.height) == (40, 30)
    with pytest.raises(ValidationError, match="damaged"):
        Picture(file=ContentFile(upload().read()[:300], name="x.jpg"), alt_en="x", credit="x").full_clean()


def test_files_go_when_the_picture_goes(stored, django_capture_on_commit_callbacks, media):
    picture = PictureFactory()
    with django_capture_on_commit_callbacks(execute=False) as later:
        picture.delete()
    assert stored()
    later[0]()
    assert not stored()
    assert not list(media.glob("pictures/*/*"))


def test_files_go_with_a_bulk_delete_too(stored, django_capture_on_commit_callbacks):
    PictureFactory.create_batch(2)
    with django_capture_on_commit_callbacks(execute=True):
        Picture.objects.all().delete()
    assert not stored()


def test_old_files_go_when_the_picture_is_replaced(stored, django_capture_on_commit_callbacks):
    picture = Picture.objects.get(pk=PictureFactory(size=(700, 70)).pk)
    picture.file = upload(drawn((100, 50)))
    with django_capture_on_commit_callbacks(execute=True):
        picture.save()
    folder = picture.file.name.rsplit("/", 1)[0]
    assert {name.rsplit("/", 1)[0] for name in stored()} == {folder}
    assert {f"{folder}/100.webp", f"{folder}/master.jpg"} < set(stored())
    assert (picture.width, picture.height) == (100, 50)


def test_saving_words_leaves_the_files_alone(stored):
    picture = Picture.objects.get(pk=PictureFactory().pk)
    before = stored()
    picture.credit = "Someone else"
    picture.save()
    assert stored() == before


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"focal_x": 101}, "pictures_picture_focal_x_percent"),
        ({"focal_y": 101}, "pictures_picture_focal_y_percent"),
        ({"width": 0}, "pictures_picture_size_positive"),
        ({"height": 0}, "pictures_picture_size_positive"),
        ({"made": 3}, "pictures_picture_made_known"),
        ({"licence": "found on the web"}, "pictures_picture_licence_known"),
        ({"alt_en": "", "alt_mk": None}, "pictures_picture_described_or_decorative"),
        ({"alt_en": None, "alt_mk": None}, "pictures_picture_described_or_decorative"),
    ],
)
def test_database_refuses(change, constraint):
    picture = PictureFactory()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Picture.objects.filter(pk=picture.pk).update(**change)


def test_database_refuses_two_rows_with_one_file():
    first, second = PictureFactory.create_batch(2)
    refused("pictures_picture_file_once", change(second, file=first.file.name))


def test_decorative_picture_needs_no_words():
    PictureFactory(decorative=True).full_clean()
    with pytest.raises(ValidationError, match="Say what the picture shows") as refused:
        PictureFactory.build(alt_en="", alt_mk="").full_clean()
    assert "alt_en" in refused.value.message_dict


def test_name_in_lists_is_readable():
    with translation.override("mk"):
        assert str(PictureFactory.build()) == "Плоштад во Скопје (Ana Kovač / Nevipe)"
    assert str(PictureFactory(decorative=True, credit="")).startswith("Picture ")


@pytest.mark.parametrize(
    ("x", "y", "classes"),
    [
        (50, 50, ""),
        (0, 100, "focus-x0 focus-y10"),
        (33, 67, "focus-x3 focus-y7"),
        (50, 20, "focus-x5 focus-y2"),
    ],
)
def test_important_point_becomes_a_class(x, y, classes):
    assert PictureFactory.build(focal_x=x, focal_y=y).crop_class == classes


def test_open_licence_has_a_page():
    assert "by/4.0" in PictureFactory.build(licence=Licence.CC_BY).licence_url
    assert PictureFactory.build().licence_url == ""
