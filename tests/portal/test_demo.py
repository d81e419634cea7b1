"""The demo edition: loading that respects editors, plausible readers, removal without a trace.

It is loaded once for all of these tests, so each of them asks for it. What it is like beside what editors had before
it came is tested in `test_demo_beside.py`.
"""

from collections import Counter
from datetime import UTC, datetime, time, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from articles.models import (
    Article,
    CorrectionText,
    Edition,
    EditorNote,
    Fallback,
    LanguagePlan,
    Section,
    Tag,
    Transition,
)
from articles.models.edition import Status
from articles.staleness import staleness
from articles.standins import chain_of
from articles.writing import save_words
from events.models import Event, Venue
from languages.registry import CODES
from newsroom.models import RequestCount
from organizations.models import Organization
from people.models import Person
from pictures.models import Picture
from portal.demo import content_files
from portal.models import DemoObject
from tests.factories import ArticleFactory
from tests.portal.demo_edition import load, remove
from visitors import figures
from visitors.figures import Window
from visitors.models import Reason

CONTENT = (Picture, Section, Tag, Organization, Person, Venue, Event, Article)
STORIES = content_files.articles()


def story(key):
    return DemoObject.objects.get(key=f"articles:{key}").record


# Loading


@pytest.mark.once
def test_a_story_comes_out_in_every_language_it_is_written_in(demo):
    for entry in STORIES:
        article = story(entry["key"])
        editions = {edition.language: edition for edition in article.editions.all()}
        assert set(editions) == set(entry) & set(CODES)
        assert article.words("mk")["headline"] == entry["mk"]["headline"]
        original = editions.pop(entry["original"])
        assert not original.source_language
        assert {e.source_language for e in editions.values()} == {entry["original"]}
        assert {e.source_revision for e in editions.values()} == {original.revision}


def test_a_date_of_the_file_is_a_time_in_skopje(demo, settings):
    edition = story("eu-iom-partnership").editions.get(language="en")
    assert timezone.localtime(edition.published_at).isoformat() == "2019-06-04T22:18:00+02:00"
    later = Edition.objects.filter(status="published", published_at__gt=timezone.now())
    assert all(edition.is_embargoed for edition in later)


def test_the_newsroom_shows_every_state(demo):
    texts = Edition.objects.select_related("article")
    assert {edition.status for edition in texts} == set(Status)
    assert any(edition.is_embargoed for edition in texts)
    assert any(edition.expires_at for edition in texts)
    assert any(edition.killed_at and edition.notice for edition in texts)
    assert any(
        edition.status == "withdrawn" and not edition.killed_at and edition.notice for edition in texts
    )
    assert any(edition.change_request for edition in texts)
    sources = {edition.article_id: edition for edition in texts if edition.language == "mk"}
    levels = {staleness(e, sources[e.article_id]).level for e in texts if e.source_language == "mk"}
    assert levels == {"", "update", "major"}
    assert Transition.objects.filter(verb="confirm").exists()
    assert LanguagePlan.objects.filter(timing="together", ready_at__isnull=False).count() == 2
    assert LanguagePlan.objects.filter(assignee__isnull=False, due_on__isnull=False).exists()
    assert Article.objects.filter(planned_on__gte=timezone.localdate()).count() >= 5
    assert CorrectionText.objects.filter(state="published").count() == 2
    assert RequestCount.objects.exists()
    assert chain_of("rom") == ("mk", "en")


@pytest.mark.once
def test_what_nobody_may_read_is_on_no_page_of_the_demo(demo, client):
    hidden = [
        str(edition.headline) for edition in Edition.objects.select_related("article") if not edition.is_live
    ]
    for language in CODES:
        page = client.get(f"/{language}/").content.decode()
        assert [headline for headline in hidden if headline in page] == []


def test_nobody_can_log_in_as_a_colleague_of_the_demo(demo):
    colleagues = get_user_model().objects.filter(username__startswith="demo-")
    assert [user.has_usable_password() for user in colleagues] == [False, False]
    assert [user.email for user in colleagues] == ["", ""]


@pytest.mark.once
def test_romani_waits_for_a_speaker_and_says_so(demo, client):
    romani = Edition.objects.filter(language="rom")
    notes = EditorNote.objects.open().filter(code="speaker-check", language="rom")
    assert set(notes.values_list("article", flat=True)) == set(romani.values_list("article", flat=True))
    address = romani.first().get_absolute_url()
    assert "notice-amber" in client.get(address).content.decode()
    notes.update(resolved_at=timezone.now())
    assert "notice-amber" not in client.get(address).content.decode()


def test_every_spelling_leads_to_one_record(demo):
    for spelling, slug in {
        "Тианни": None,
        "Tianni": "antonio-tajani",
        "Grigorieva": "lidiya-grigoreva",
    }.items():
        found = Person.objects.filter(other_names__name=spelling).values_list("slug", flat=True)
        assert list(found) == ([slug] if slug else [])
    for spelling in ("IRA", "IUU", "IRO"):
        assert Organization.objects.get(other_names__name=spelling).slug == "iru"
    assert Organization.objects.get(slug="iom").parent.slug == "un"


@pytest.mark.once
def test_a_private_person_has_no_page(demo, client):
    assert Person.objects.get(slug="lamin").is_private
    assert client.get("/en/people/lamin/").status_code == 404


def test_a_second_load_keeps_what_editors_did(demo):
    article, deleted = story("two-irus"), Event.objects.get(slug="ep-elections-2019")
    save_words(article, "en", {"headline": "My own headline"}, by=None)
    Tag.objects.filter(slug="language").update(name_en="Languages")
    deleted.delete()
    before = {model: model.objects.count() for model in CONTENT}
    visits = figures.totals().visits
    told = load()
    article.refresh_from_db()
    assert article.words("en")["headline"] == "My own headline"
    assert Tag.objects.get(slug="language").name_en == "Languages"
    assert not Event.objects.filter(slug="ep-elections-2019").exists()
    assert {model: model.objects.count() for model in CONTENT} == before
    assert figures.totals().visits == visits
    assert "Articles: 0 new, 24 left as they are" in told


# Readers


def test_invented_readers_fill_every_block(demo):
    totals = figures.totals()
    assert totals.is_demo
    assert totals.visits > totals.visitors > 0
    assert figures.countries(1)[0].code == "MK"
    for window in Window:
        assert len(figures.popular("mk", window=window)) >= 5


def test_invented_readers_fill_the_statistics_of_the_newsroom(demo):
    days = figures.days()
    noon = datetime.combine(days[0].day, time(12), UTC)
    by_day = Counter()
    for hour in figures.hours(since=noon - timedelta(days=1), until=noon + timedelta(days=len(days) + 1)):
        by_day[timezone.localdate(hour.at)] += hour.views
    assert by_day == {day.day: day.views for day in days}
    assert {row.language for row in figures.languages()} == set(CODES)
    assert len(figures.referrers()) >= 5
    assert figures.drops()[0].reason is Reason.BOT


# Removal


def test_removal_leaves_no_row_and_no_file(demo, settings, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        remove()
    left = [
        model
        for model in (*CONTENT, Edition, DemoObject, Fallback, get_user_model())
        if model.objects.exists()
    ]
    assert left == []
    assert not figures.includes_demo()
    assert figures.totals().visits == 0
    assert [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()] == []


def test_removal_keeps_what_own_stories_use(demo):
    section, tag = Section.objects.get(slug="culture"), Tag.objects.get(slug="language")
    own = ArticleFactory(section=section, published=["mk"], picture=Picture.objects.first())
    own.tags.add(tag)
    own.people.add(Person.objects.get(slug="zoran-dimov"))
    told = remove()
    own.refresh_from_db()
    assert own.section == section
    assert own.picture is not None
    assert list(own.tags.all()) == [tag]
    assert [person.slug for person in own.people.all()] == ["zoran-dimov"]
    assert list(Article.objects.all()) == [own]
    assert "sections:culture, tags:language" in told
    assert "organizations:iru" in told, "a position names it"
    own.delete()
    remove()
    assert not DemoObject.objects.exists()


def test_after_removal_the_demo_can_come_again(demo):
    remove()
    assert "Articles: 24 new" in load()
