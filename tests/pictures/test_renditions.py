import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from PIL import Image

from pictures import later
from pictures.models import Picture
from pictures.renditions import SOCIAL, Made
from tests.pictures.factories import PictureFactory, drawn, upload

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nobody_rests():
    later.resting.clear()


def halves(size=(1000, 500)):
    """Red on the left, blue on the right."""
    image = drawn(size, "red")
    image.paste("blue", (size[0] // 2, 0, *size))
    return image


def command(*arguments, capsys):
    call_command("make_renditions", *arguments)
    return capsys.readouterr().out


@pytest.mark.parametrize(
    ("size", "wide", "square"),
    [
        ((2000, 1500), (1200, 675), (1200, 1200)),
        ((1600, 900), (1200, 675), (900, 900)),
        ((400, 300), (400, 225), (300, 300)),
        ((1000, 90), (160, 90), (90, 90)),
        ((1, 1), (1, 1), (1, 1)),
        ((1, 2000), (1, 1), (1, 1)),
        ((2000, 1), (1, 1), (1, 1)),
    ],
)
def test_cuts_for_cards_have_their_shape_and_are_never_enlarged(size, wide, square, media):
    picture = PictureFactory(size=size)
    for kind, expected in (("wide", wide), ("square", square)):
        assert picture.social_size(kind) == expected
        path = media / picture.social_url(kind).removeprefix("/media/")
        with Image.open(path) as cut:
            assert (cut.size, cut.format) == (expected, "JPEG")


def test_cut_keeps_the_important_point(media):
    left = PictureFactory(file=upload(halves()), focal_x=0)
    right = PictureFactory(file=upload(halves()), focal_x=100)
    for picture, strongest in ((left, 0), (right, 2)):
        with Image.open(media / picture.cuts[1].name) as cut:
            pixel = cut.getpixel((250, 250))
            assert pixel[strongest] == max(pixel)


def test_moved_point_gives_new_cuts_under_new_addresses(stored, media, django_capture_on_commit_callbacks):
    picture = Picture.objects.get(pk=PictureFactory(file=upload(halves())).pk)
    before, addresses = set(stored()), [picture.social_url(kind) for kind in SOCIAL]
    picture.focal_x, picture.focal_y = 100, 7
    with django_capture_on_commit_callbacks(execute=True):
        picture.save()
    assert picture.social_url("wide").endswith("/wide-100-7.jpg")
    assert picture.social_url("square") not in addresses
    after = set(stored())
    assert {name.rsplit("/")[-1] for name in before - after} == {"wide-50-50.jpg", "square-50-50.jpg"}
    assert {name.rsplit("/")[-1] for name in after - before} == {"wide-100-7.jpg", "square-100-7.jpg"}


def test_a_transaction_that_fails_keeps_the_old_cuts(stored, django_capture_on_commit_callbacks):
    picture = Picture.objects.get(pk=PictureFactory().pk)
    picture.focal_x = 10
    with django_capture_on_commit_callbacks(execute=False):
        picture.save()
    assert any(name.endswith("wide-50-50.jpg") for name in stored())


def test_pictures_from_before_have_an_address_for_cards_too():
    picture = PictureFactory(size=(1800, 900))
    picture.made = Made.WEBP
    assert picture.social_url("square").endswith("/1600.webp")
    assert picture.social_size("square") == (1600, 800)


def test_addresses_of_jpeg_come_without_asking(django_assert_num_queries):
    picture = PictureFactory(size=(1000, 500))
    with django_assert_num_queries(0):
        assert picture.url(600, "jpg").endswith("/640.jpg")
        assert picture.url(5000, "jpg").endswith("/1000.jpg")


def test_glass_becomes_paper_where_the_format_cannot_be_seen_through(media):
    glass = upload(drawn(mode="RGBA", colour=(255, 0, 0, 0)), kind="PNG")
    picture = PictureFactory(file=glass)
    later.complete(picture)
    for one in picture.files:
        with Image.open(media / one.name) as image:
            if one.name.endswith("jpg"):
                assert min(image.getpixel((1, 1))) > 250
            else:
                assert image.convert("RGBA").getpixel((1, 1))[3] == 0


def test_background_makes_avif_once_and_says_when_nothing_is_left(stored):
    picture = PictureFactory(size=(700, 300))
    assert picture.made == Made.FOR_EVERY_READER
    before = set(stored())
    assert later.make_next()
    assert {name.rsplit("/")[-1] for name in set(stored()) - before} == {"320.avif", "640.avif", "700.avif"}
    picture.refresh_from_db()
    assert picture.made == Made.AVIF
    assert not later.make_next()


def test_background_is_not_held_up_by_a_picture_whose_master_is_lost(media):
    lost, whole = PictureFactory.create_batch(2)
    (media / lost.file.name).unlink()
    assert later.make_next()
    assert later.make_next()
    assert not later.make_next()
    assert set(Picture.objects.values_list("pk", "made")) == {(lost.pk, 1), (whole.pk, 2)}
    later.resting[lost.pk] = 0
    assert later.make_next()


def test_picture_deleted_meanwhile_leaves_no_files(stored):
    picture = PictureFactory()
    Picture.objects.filter(pk=picture.pk).delete()
    later.complete(picture)
    assert not stored()


def test_all_files_go_with_the_picture(stored, django_capture_on_commit_callbacks, media):
    picture = PictureFactory(size=(700, 300))
    later.complete(picture)
    (media / picture.file.name).with_name("320_left.avif").write_bytes(b"from a killed worker")
    with django_capture_on_commit_callbacks(execute=True):
        picture.delete()
    assert not stored()
    assert not list(media.glob("pictures/*/*"))


def test_command_makes_what_is_missing_and_nothing_twice(stored, media, capsys):
    old = PictureFactory(size=(700, 300))
    for one in old.files:
        if not one.name.endswith(".webp"):
            default_storage.delete(one.name)
    Picture.objects.update(made=Made.WEBP)
    webp = {name: (media / name).stat().st_mtime_ns for name in stored()}
    assert "1 picture(s), 0 failed" in command(capsys=capsys)
    assert set(stored()) == {old.file.name, *(one.name for one in old.files)}
    assert {name: (media / name).stat().st_mtime_ns for name in webp} == webp
    everything = {name: (media / name).stat().st_mtime_ns for name in stored()}
    assert "0 picture(s)" in command(capsys=capsys)
    assert {name: (media / name).stat().st_mtime_ns for name in stored()} == everything


def test_command_looks_for_lost_files_if_asked(stored, capsys):
    picture = PictureFactory()
    later.complete(picture)
    default_storage.delete(picture.cuts[0].name)
    assert "0 picture(s)" in command(capsys=capsys)
    assert "1 picture(s), 0 failed" in command("--look", capsys=capsys)
    assert picture.cuts[0].name in stored()


def test_command_says_which_picture_failed(media, capsys):
    picture = PictureFactory()
    (media / picture.file.name).write_bytes(b"damaged")
    call_command("make_renditions")
    out, err = capsys.readouterr()
    assert f"Picture {picture.pk}" in err
    assert "0 picture(s), 1 failed" in out


def test_file_that_another_worker_wrote_is_not_there_twice(stored):
    picture = PictureFactory()
    later.complete(picture)
    before = stored()
    Picture.objects.update(made=Made.FOR_EVERY_READER)
    later.complete(picture)
    assert stored() == before
