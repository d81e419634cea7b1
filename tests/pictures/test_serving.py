import pytest
from django.http import Http404
from django.test import RequestFactory

from pictures.later import complete
from pictures.serving import media as view
from tests.corpus import cases
from tests.pictures.factories import PictureFactory


def get(name, **headers):
    return view(RequestFactory().get(f"/media/{name}", headers=headers), name=name)


@pytest.mark.django_db
def test_picture_is_sent_with_strict_headers():
    picture = PictureFactory()
    complete(picture)
    for name in (picture.file.name, *(one.name for one in picture.files)):
        response = get(name)
        assert response["Content-Type"] == f"image/{name.rsplit('.', 1)[1].replace('jpg', 'jpeg')}"
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert "immutable" in response["Cache-Control"]
        assert len(b"".join(response)) > 20
        assert response.count_visit is False


@pytest.mark.django_db
def test_picture_is_not_sent_twice():
    picture = PictureFactory()
    tag = get(picture.file.name)["ETag"]
    assert get(picture.file.name, if_none_match=tag).status_code == 304


@pytest.mark.parametrize(
    "name",
    [
        "../db.sqlite3", "/etc/passwd", "pictures/../../db.sqlite3", "pictures/aa/" + "a" * 32 + "/../../x.webp",
        "pictures/aa/" + "a" * 32 + "/320.webp\n", "pictures/aa/" + "a" * 32 + "/99999.webp", "other.html", "",
        "pictures/aa/" + "a" * 32 + "/wide-50-50.png", "pictures/aa/" + "a" * 32 + "/wide-1000-50.jpg",
        "pictures/aa/" + "a" * 32 + "/<script>.jpg", "pictures/aa/" + "a" * 32 + "/320x200.avif",
        "pictures/aa/" + "a" * 32 + "/320.webp",
    ],
)  # fmt: skip
def test_nothing_else_exists(name):
    with pytest.raises(Http404):
        get(name)


@pytest.mark.parametrize("case", cases("text/upload_filenames.jsonl"))
def test_no_file_name_of_the_corpus_leads_anywhere(case):
    with pytest.raises(Http404):
        get(str(case.get("filename") or case.get("name") or case))


def test_only_reading_is_allowed():
    assert view(RequestFactory().post("/media/x"), name="x").status_code == 405
