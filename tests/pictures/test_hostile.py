"""Hostile files and files that tell too much, through every door, down to every file that is served of them."""

import re
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.files import File
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from pictures.later import complete
from pictures.models import Picture
from tests.corpus import FOLDER, files
from tests.pictures.factories import PictureFactory, upload
from tests.pictures.test_intake import ACCEPTED, LEAKS

pytestmark = pytest.mark.django_db
ADD = "/admin/pictures/picture/add/"
TALKATIVE = re.compile(r"exif_|xmp_|webp_exif|avif_exif|png_text|polyglot_|ok_")
WORDS = {
    "credit": "Ana",
    "licence": "all-rights-reserved",
    "alt_en": "A square",
    "focal_x": 50,
    "focal_y": 50,
}


def talkative():
    return [
        case for case in files("images") if case.values[0] is None or TALKATIVE.match(case.values[0].name)
    ]


def hostile():
    return [
        case
        for case in files("images")
        if case.values[0] is None or not case.values[0].name.startswith(ACCEPTED)
    ]


def posted(path) -> SimpleUploadedFile:
    return SimpleUploadedFile(
        "INBOX Kovacs Anna home address.jpg", path.read_bytes(), content_type="image/jpeg"
    )


def add(client, path):
    return client.post(ADD, WORDS | {"file": posted(path)})


def change(client, path):
    picture = PictureFactory()
    url = reverse("admin:pictures_picture_change", args=[picture.pk])
    return client.post(url, WORDS | {"file": posted(path)})


def popup(client, path):
    return client.post(f"{ADD}?_popup=1", WORDS | {"file": posted(path), "_popup": 1})


def plain_save(client, path):
    with path.open("rb") as opened:
        Picture.objects.create(file=File(opened, name="x.jpg"), credit="x", alt_en="x")


DOORS = [add, change, popup, plain_save]


def parts_of(data: bytes) -> set[str]:
    """The names of everything in a file that is not pixels."""
    if data.startswith(b"\xff\xd8"):
        return {f"{kind:02x}" for kind in _jpeg_markers(data)} - {"e0"}
    if data.startswith(b"\x89PNG"):
        return set(re.findall(rb"(?:tEXt|zTXt|iTXt|eXIf|iCCP|tIME)", data))
    if data.startswith(b"RIFF"):
        return set(re.findall(rb"(?:EXIF|XMP |ICCP)", data))
    assert data[4:8] == b"ftyp"
    return set(re.findall(rb"(?:Exif|mime|rdf:RDF|prof|uuid)", data[: data.index(b"mdat")]))


def _jpeg_markers(data: bytes):
    place = 2
    while data[place + 1] != 0xDA:
        kind, length = data[place + 1], int.from_bytes(data[place + 2 : place + 4])
        if 0xE0 <= kind <= 0xEF or kind == 0xFE:
            yield kind
        place += 2 + length


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
@pytest.mark.parametrize("path", talkative())
def test_no_served_file_tells_where_who_or_with_what(admin_client, media, stored, path, door):
    door(admin_client, path)
    picture = Picture.objects.latest("pk")
    complete(picture)
    names = {picture.file.name, *(one.name for one in picture.files)}
    assert names <= set(stored())
    assert {name.rsplit(".")[-1] for name in names} >= {"jpg", "webp", "avif"}
    for name in names:
        data = (media / name).read_bytes()
        assert not [leak for leak in LEAKS if leak in data], name
        assert parts_of(data) == set(), name
        with Image.open(media / name) as image:
            assert not image.getexif()
            assert not {"exif", "xmp", "comment", "icc_profile", "photoshop"} & set(image.info)
            assert getattr(image, "n_frames", 1) == 1
    assert "kovacs" not in " ".join(stored()).lower()


@pytest.mark.parametrize("path", hostile())
def test_hostile_file_is_refused_in_words_and_nothing_of_it_stays(admin_client, stored, path):
    response = add(admin_client, path)
    assert response.status_code == 200
    assert "errorlist" in response.content.decode()
    assert not stored()
    assert not Picture.objects.exists()


def test_words_from_a_camera_never_become_markup(admin_client):
    picture = PictureFactory(
        credit='"><img src=x onerror=alert(1)>', alt_en="</script><script>alert(1)</script>"
    )
    for url in (
        reverse("admin:pictures_picture_changelist"),
        reverse("admin:pictures_picture_change", args=[picture.pk]),
    ):
        html = admin_client.get(url).content.decode()
        assert "<script>alert" not in html
        assert "<img src=x" not in html


def test_asking_for_sizes_that_we_did_not_make_makes_none(client, stored):
    picture = PictureFactory(file=upload())
    before, folder = stored(), picture.file.name.rsplit("/", 1)[0]
    wrong = ("99999.webp", "41.webp", "0.avif", "320x200.jpg", "wide-1-1.jpg", "wide-101-0.jpg", "square--1-0.jpg",
             "40.webp?width=99999", "%3Cscript%3E.jpg", "..%2f..%2fmaster.jpg", "40.svg", "tall-50-50.jpg")  # fmt: skip
    for name in wrong:
        answer = client.get(f"/media/{folder}/{name}")
        assert answer.status_code == (200 if "?" in name else 404), name
        assert not answer.streaming or answer.getvalue().startswith(b"RIFF")
    assert stored() == before


def test_bombs_do_not_fill_the_memory():
    bombs = [
        str(case.values[0]) for case in files("images") if case.values[0] and "bomb" in case.values[0].name
    ]
    if not bombs:
        pytest.skip(f"no corpus in {FOLDER}")
    program = (
        "import resource, sys, django; django.setup()\n"
        "from django.core.files import File\nfrom django.core.exceptions import ValidationError\n"
        "from pictures.intake import take_in\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "for path in sys.argv[1:]:\n"
        "    try: take_in(File(open(path, 'rb')))\n"
        "    except ValidationError: pass\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *bombs], cwd=settings.BASE_DIR, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert int(done.stdout) < 150 * 1024  # kilobytes


def test_no_other_program_is_asked_to_open_a_picture():
    for source in (settings.BASE_DIR / "pictures").rglob("*.py"):
        assert "subprocess" not in source.read_text()
