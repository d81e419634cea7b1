"""Newsrooms that get our stories by agreement: what they get, and that nobody else does."""

from datetime import timedelta

import feedparser
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Edition
from prose.emails import find
from syndication.models import Partner
from syndication.partners import keys
from tests.factories import ArticleFactory, EditionFactory, PictureFactory, SectionFactory, UserFactory

pytestmark = pytest.mark.django_db
FORMATS = ("xml", "atom", "json")


@pytest.fixture
def partner():
    return Partner.objects.create(name="Radio Roma", languages=["mk", "en"])


def path(key: str, form: str = "xml") -> str:
    return f"/partners/{key}/feed.{form}"


def headlines(key: str) -> set[str]:
    answer = Client().get(path(key))
    assert answer.status_code == 200
    return {entry.title for entry in feedparser.parse(answer.content).entries}


def fresh(**about) -> Edition:
    return EditionFactory(published=True, published_at=timezone.now() - timedelta(hours=1), **about)


def test_a_feed_has_the_languages_that_were_agreed_and_nothing_hidden(partner):
    shown = [fresh(language="mk"), fresh(language="en")]
    fresh(language="sq")
    EditionFactory(language="mk")
    assert headlines(keys.new_key(partner)) == {edition.headline for edition in shown}


def test_sections_and_time(partner):
    section = SectionFactory()
    partner.sections.add(section)
    shown = fresh(language="mk", article__section=section)
    fresh(language="mk")
    EditionFactory(
        language="mk",
        published=True,
        published_at=timezone.now() - timedelta(hours=49),
        article__section=section,
    )
    assert headlines(keys.new_key(partner)) == {shown.headline}


def test_the_text_of_an_agency_is_not_passed_on(partner):
    Article.objects.filter(pk=fresh(language="mk").article_id).update(agency="MIA")
    assert headlines(keys.new_key(partner)) == set()


@pytest.mark.parametrize("form", FORMATS)
def test_every_item_carries_credit_terms_and_only_pictures_that_may_travel(partner, form, settings):
    ours, theirs = PictureFactory(may_be_passed_on=True), PictureFactory()
    for picture in (ours, theirs):
        fresh(language="en", article__picture=picture)
    text = Client().get(path(keys.new_key(partner), form)).content.decode()
    assert text.count("This story first appeared in Nevipe") >= 2
    assert "All rights reserved" in text
    folder = ours.file.name.rpartition("/")[0]
    assert folder in text
    assert theirs.file.name.rpartition("/")[0] not in text


def test_without_the_whole_text_only_the_standfirst(partner):
    Partner.objects.update(full_text=False)
    fresh(language="en", words__standfirst="In short.", words__body="<p>At great length.</p>")
    text = Client().get(path(keys.new_key(partner))).content.decode()
    assert "In short." in text
    assert "At great length." not in text


@pytest.mark.parametrize("form", FORMATS)
def test_programs_can_read_it_and_nobody_keeps_it(partner, form):
    fresh(language="mk", words__headline="Пиши на ana@example.org")
    answer = Client().get(path(keys.new_key(partner), form))
    parsed = feedparser.parse(answer.content)
    assert form == "json" or not parsed.bozo
    assert find(answer.content.decode()) == []
    assert "private" in answer["Cache-Control"]
    assert "noindex" in answer["X-Robots-Tag"]
    again = Client().get(answer.wsgi_request.path, headers={"if-none-match": answer["ETag"]})
    assert again.status_code == 304


def test_wrong_void_and_sleeping_keys_are_like_an_address_that_never_was(partner):
    old = keys.new_key(partner)
    keys.new_key(partner)
    void = keys.new_key(Partner.objects.create(name="A"))
    keys.revoke(Partner.objects.get(name="A"))
    sleeping = keys.new_key(Partner.objects.create(name="B", is_active=False))
    answers = [Client().get(path(key)) for key in ("wrong", old, void, sleeping, "x" * 3000)]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content.count(b"404") for answer in answers}) == 1


def test_the_key_stands_nowhere_in_the_database(partner):
    key = keys.new_key(partner)
    partner.refresh_from_db()
    assert key not in str(vars(partner))
    assert keys.partner_of(key) == partner


def test_the_day_of_use_is_noted_once(partner, django_assert_num_queries):
    key = keys.new_key(partner)
    Client().get(path(key))
    partner.refresh_from_db()
    assert partner.last_used_on == timezone.localdate()
    with django_assert_num_queries(4):
        Client().get(path(key))


def test_an_editor_adds_a_partner_and_sees_the_key_once(client):
    client.force_login(UserFactory(role="editor"))
    data = {"name": "Radio", "languages": ["mk"], "hours": 24, "is_active": "on", "full_text": "on"}
    answer = client.post(reverse("admin:syndication_partner_add"), data, follow=True)
    partner = Partner.objects.get()
    text = answer.content.decode()
    key = text.split("/partners/")[1].split("/")[0]
    assert keys.partner_of(key) == partner
    page = client.get(reverse("admin:syndication_partner_change", args=[partner.pk])).content.decode()
    assert key not in page
    assert partner.digest not in page


@pytest.mark.parametrize(("action", "works"), [("renew", False), ("revoke", False)])
def test_an_editor_renews_and_revokes(client, partner, action, works):
    key = keys.new_key(partner)
    client.force_login(UserFactory(role="editor"))
    data = {"action": action, "_selected_action": [partner.pk]}
    client.post(reverse("admin:syndication_partner_changelist"), data)
    assert (keys.partner_of(key) is not None) is works
    partner.refresh_from_db()
    assert (partner.digest is None) is (action == "revoke")


def test_too_many_hours_are_refused_in_words(client):
    client.force_login(UserFactory(role="editor"))
    data = {"name": "Radio", "languages": ["mk"], "hours": 9000}
    answer = client.post(reverse("admin:syndication_partner_add"), data)
    assert "from 1 to 720" in answer.content.decode()


@pytest.mark.parametrize("role", ["contributor", "journalist", "translator"])
def test_only_editors_look_after_partners(client, role):
    client.force_login(UserFactory(role=role))
    for page in ("changelist", "add"):
        assert client.get(reverse(f"admin:syndication_partner_{page}")).status_code == 403


def test_the_number_of_questions_does_not_grow(partner, django_assert_max_num_queries):
    key = keys.new_key(partner)
    for article in ArticleFactory.create_batch(5, published=["mk", "en"]):
        article.editions.update(published_at=timezone.now())
    with django_assert_max_num_queries(24):
        assert len(headlines(key)) == 10


@pytest.mark.parametrize("form", FORMATS)
def test_a_name_with_a_letter_that_no_feed_may_have(partner, form):
    Partner.objects.update(name="Radio\x0bRoma ana@example.org")
    answer = Client().get(path(keys.new_key(partner), form))
    assert answer.status_code == 200
    assert find(answer.text) == []


def test_a_partner_whose_only_section_goes_gets_nothing_rather_than_everything(partner):
    record, key = partner, keys.new_key(partner)
    going, staying = SectionFactory(), SectionFactory()
    fresh()
    record.sections.set([going])
    going.delete()
    record.refresh_from_db()
    assert not record.is_active
    assert Client().get(path(key)).status_code == 404
    record.is_active = True
    record.save()
    record.sections.set([staying, last := SectionFactory()])
    last.delete()
    record.refresh_from_db()
    assert record.is_active
