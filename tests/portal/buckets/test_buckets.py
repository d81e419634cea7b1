"""Pictures in a bucket: made, shown under our own addresses, taken away."""

import pytest
from django.core.files.storage import default_storage
from django.http import Http404
from django.test import RequestFactory

from pictures.later import complete
from pictures.models import Picture
from pictures.serving import media
from portal import checks
from portal.buckets.address import is_bucket, options
from tests.pictures.factories import PictureFactory
from tests.portal.buckets.stand_in import bucket


@pytest.fixture
def paper(settings, tmp_path):
    """The paper's bucket."""
    with bucket() as server:
        settings.MEDIA_BUCKET = options(server.url)
        storage = {"BACKEND": "portal.buckets.storage.BucketStorage", "OPTIONS": settings.MEDIA_BUCKET}
        settings.STORAGES = settings.STORAGES | {"default": storage}
        yield server


@pytest.mark.django_db
def test_a_picture_lives_in_the_bucket(paper, tmp_path, django_capture_on_commit_callbacks):
    picture = PictureFactory()
    complete(picture)
    stored = {f"pictures-of-the-paper/{one.name}" for one in picture.files}
    assert paper.files.keys() == stored | {f"pictures-of-the-paper/{picture.file.name}"}
    assert paper.unsigned == 0
    assert all("immutable" in each["Cache-Control"] for each in paper.headers.values())
    assert list((tmp_path / "media").iterdir()) == []

    smallest = picture.renditions[0].name
    assert default_storage.url(smallest) == f"/media/{smallest}"
    response = media(RequestFactory().get(f"/media/{smallest}"), name=smallest)
    assert b"".join(response) == paper.files[f"pictures-of-the-paper/{smallest}"]
    assert response["Content-Type"] == "image/webp"

    with django_capture_on_commit_callbacks(execute=True):
        Picture.objects.get(pk=picture.pk).delete()
    assert paper.files == {}


def test_a_picture_that_is_missing_is_not_found(paper):
    with pytest.raises(Http404):
        media(RequestFactory().get("/media/x"), name="pictures/aa/" + "a" * 32 + "/320.webp")


def test_the_folder_is_not_asked_for_where_there_is_a_bucket(paper, settings, monkeypatch):
    settings.MEDIA_ROOT = "/proc/none"
    assert checks.media_folder_is_writable(None) == []
    monkeypatch.setattr(checks, "find_spec", lambda name: None)
    assert [each.id for each in checks.media_folder_is_writable(None)] == ["portal.E003"]


def test_addresses_of_buckets():
    assert not is_bucket("/srv/media")
    assert options("s3://paper") == {"bucket_name": "paper", "location": ""}
    assert options("s3://k%2F1:s%40@paper/a/b?region=eu&endpoint=https://x.example") == {
        "access_key": "k/1", "secret_key": "s@", "bucket_name": "paper", "location": "a/b",
        "region_name": "eu", "endpoint_url": "https://x.example",
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["gs://paper", "s3://", "s3://key@paper", "s3://paper?colour=red", "s3://paper?endpoint=x.example"],
)
def test_wrong_addresses_of_buckets(text):
    with pytest.raises(ValueError, match="s3://key:secret@bucket"):
        options(text)
