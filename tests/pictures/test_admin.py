import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from pictures.models import Picture
from tests.pictures.factories import PictureFactory, upload

pytestmark = pytest.mark.django_db
ADD = "/admin/pictures/picture/add/"


def form(**changes):
    words = {
        "credit": "Ana",
        "licence": "all-rights-reserved",
        "alt_en": "A square",
        "focal_x": 50,
        "focal_y": 50,
    }
    return words | changes


def test_editor_adds_a_picture(admin_client, admin_user):
    response = admin_client.post(ADD, form(file=upload(), caption_mk="Денес"))
    assert response.status_code == 302, response.context["errors"]
    picture = Picture.objects.get()
    assert picture.uploaded_by == admin_user
    assert (picture.alt_en, picture.caption_mk, picture.width) == ("A square", "Денес", 40)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"file": SimpleUploadedFile("a.jpg", b"only text")}, "Whatever its name says"),
        ({"file": SimpleUploadedFile("a.svg", b"<svg/>")}, "SVG drawings are not accepted"),
        ({"file": SimpleUploadedFile("a.jpg", upload().read()[:300])}, "damaged or incomplete"),
        ({"file": ""}, "This field is required"),
        ({"alt_en": ""}, "Say what the picture shows"),
        ({"focal_x": 101}, "less than or equal to 100"),
        ({"source_url": r"https://site.example\@evil.example"}, "full web address"),
    ],
)
def test_mistake_is_explained_and_nothing_is_stored(admin_client, stored, changes, message):
    response = admin_client.post(ADD, form(**{"file": upload()} | changes), headers={"accept-language": "en"})
    assert response.status_code == 200
    assert message in response.content.decode()
    assert 'value="Ana"' in response.content.decode()
    assert not Picture.objects.exists()
    assert not stored()


def test_long_file_name_is_no_reason_to_refuse(admin_client):
    assert admin_client.post(ADD, form(file=upload(name="a" * 200 + ".jpg"))).status_code == 302


def test_words_change_without_a_new_upload(admin_client, stored):
    picture = PictureFactory()
    before = stored()
    url = reverse("admin:pictures_picture_change", args=[picture.pk])
    assert admin_client.get(url).status_code == 200
    assert admin_client.post(url, form(credit="Changed")).status_code == 302
    picture.refresh_from_db()
    assert picture.credit == "Changed"
    assert stored() == before


def test_list_shows_thumbnails_without_a_query_for_each(admin_client, django_assert_max_num_queries):
    PictureFactory.create_batch(5)
    url = reverse("admin:pictures_picture_changelist")
    with django_assert_max_num_queries(8):
        html = admin_client.get(url, {"q": "Плоштад"}).content.decode()
    assert html.count('<img src="/media/pictures/') == 5
    assert "style=" not in html.split("<main")[-1]


def test_form_names_languages_as_their_speakers_do(admin_client):
    html = admin_client.get(ADD).content.decode()
    for name in ("Македонски", "Romani čhib", "Shqip"):
        assert name in html
    assert 'lang="sr-Latn"' in html
    assert "Currently" not in html
