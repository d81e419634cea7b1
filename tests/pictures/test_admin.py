import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from pictures.models import Picture
from tests.factories import ArticleFactory, PersonFactory, UserFactory
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


def test_form_shows_where_a_picture_is_used_before_it_is_thrown_away(admin_client):
    picture, free = PictureFactory.create_batch(2)
    main = ArticleFactory(drafts=["en"], picture=picture)
    ArticleFactory(drafts=["en"]).gallery.create(picture=picture)
    PersonFactory(picture=picture, name_en="Ana Portrait")
    for page in ("change", "delete"):
        html = admin_client.get(reverse(f"admin:pictures_picture_{page}", args=[picture.pk])).content.decode()
        assert f'<a href="/admin/articles/article/{main.pk}/change/">' in html
        assert html.split('id="uses"')[1].split("</section>")[0].count("/admin/articles/article/") == 2
        assert "Ana Portrait" in html
    html = admin_client.get(reverse("admin:pictures_picture_change", args=[free.pk])).content.decode()
    assert "Nowhere." in html


def test_uses_that_a_colleague_may_not_see_are_counted_not_named(client):
    picture = PictureFactory()
    ArticleFactory(drafts=["en"], headline_en="A SECRET", picture=picture)
    client.force_login(UserFactory(role="contributor"))
    html = client.get(reverse("admin:pictures_picture_change", args=[picture.pk])).content.decode()
    assert "SECRET" not in html
    assert "<li>1 more</li>" in html


def test_unused_pictures_are_found(admin_client):
    in_story, in_gallery, free = PictureFactory.create_batch(3)
    ArticleFactory(picture=in_story).gallery.create(picture=in_gallery)
    page = admin_client.get(reverse("admin:pictures_picture_changelist"), {"used": "no"})
    assert list(page.context["cl"].queryset) == [free]


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("IMG_2034.jpg", True), ("DSC-0001", True), ("holiday photo.JPEG", True), ("20240510_113322", True),
        ("A square in Skopje", False), ("1989", True), ("Protest in 1989", False), ("Image of Ana", False),
    ],
)  # fmt: skip
def test_a_description_that_is_the_name_of_a_file_is_asked_about(admin_client, words, asked):
    response = admin_client.post(ADD, form(file=upload(), alt_en=words), follow=True)
    assert ("looks like the name of a file" in response.content.decode()) is asked


def test_important_point_is_chosen_in_the_form_without_inline_code(admin_client):
    picture = PictureFactory()
    html = admin_client.get(reverse("admin:pictures_picture_change", args=[picture.pk])).content.decode()
    assert "admin/focus.js" in html
    assert "data-focus" in html
    assert 'name="focal_x"' in html
    assert "style=" not in html.split("data-focus")[1].split("</div>")[0]


def test_form_names_languages_as_their_speakers_do(admin_client):
    html = admin_client.get(ADD).content.decode()
    for name in ("Македонски", "Romani čhib", "Shqip"):
        assert name in html
    assert 'lang="sr-Latn"' in html
    assert "Currently" not in html
