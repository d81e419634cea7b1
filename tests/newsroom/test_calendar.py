"""The planning calendar: who sees what, on which day, and what moving a plan changes."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Edition
from tests.factories import (
    ArticleFactory,
    EditionFactory,
    EventFactory,
    SectionFactory,
    UserFactory,
)
from tests.portal.admin_pages import unsafe_parts

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/calendar/"
NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def ana(client):
    user = UserFactory(role="editor")
    client.force_login(user)
    return user


def html(client, query: str = "", status: int = 200) -> str:
    answer = client.get(ADDRESS + query)
    assert answer.status_code == status
    return answer.content.decode()


def on(page: str, day: str) -> str:
    """What stands on one day."""
    cell = page.partition(f'data-on="{day}"')[2].partition("</td>")[0]
    return re.sub(r"\s+", " ", re.sub(r"<details.*?</details>|<[^>]+>", " ", cell, flags=re.DOTALL))


def planned(day: str, headline="Elections", **kwargs) -> Article:
    article = ArticleFactory(planned_on=date.fromisoformat(day), **kwargs)
    EditionFactory(article=article, language="mk", words__headline=headline)
    return article


@pytest.mark.parametrize("role", ["contributor", "journalist", "translator", "editor"])
def test_who_works_with_stories_sees_it(client, role):
    client.force_login(UserFactory(role=role))
    page = html(client)
    assert unsafe_parts(page) == []
    assert ("Plan a story" in page) == (role != "translator")


def test_who_does_not_is_refused(client):
    client.force_login(UserFactory(role="reader statistics"))
    html(client, status=403)
    assert client.post(ADDRESS, {}).status_code == 403
    assert client.get("/admin/calendar/key/").status_code == 403


def test_strangers_are_sent_to_the_log_in(client):
    html(client, status=302)


def test_each_thing_stands_on_its_day(client, ana):
    planned("2026-11-20", "A plan")
    EditionFactory(language="en", words__headline="Coming", scheduled=True)
    Edition.objects.filter(status="scheduled").update(
        published_at=datetime(2026, 11, 23, 23, 30, tzinfo=UTC),
        expires_at=datetime(2026, 11, 28, 9, tzinfo=UTC),
    )
    EditionFactory(language="en", words__headline="Out", published=True)
    Edition.objects.filter(status="published").update(published_at=datetime(2026, 11, 10, 8, tzinfo=UTC))
    EditionFactory(
        language="en", words__headline="Kept back", embargoed_until=datetime(2026, 11, 25, 8, tzinfo=UTC)
    )
    EventFactory(name_en="Congress", starts_on=date(2026, 11, 12), ends_on=date(2026, 11, 13))
    page = html(client)
    assert "planned · mk A plan" in on(page, "2026-11-20")
    # half past eleven in the evening in London is after midnight in Skopje
    assert "comes out 00:30 · en Coming" in on(page, "2026-11-24")
    assert "goes offline 10:00 · en Coming" in on(page, "2026-11-28")
    assert "came out 09:00 · en Out" in on(page, "2026-11-10")
    assert "embargo ends 09:00 · en Kept back" in on(page, "2026-11-25")
    assert "Congress" in on(page, "2026-11-12")
    assert "Congress" in on(page, "2026-11-13")
    assert "Congress" not in on(page, "2026-11-14")


def test_languages_of_one_story_that_come_out_together_share_a_line(client, ana):
    ArticleFactory(published=["mk", "sq"])
    Edition.objects.update(published_at=datetime(2026, 11, 10, 8, tzinfo=UTC))
    assert "came out 09:00 · mk, sq" in on(html(client), "2026-11-10")


def test_withdrawn_and_thrown_away_stories_are_not_in_it(client, ana):
    planned("2026-11-20", "In the bin", binned_at=NOON)
    EditionFactory(language="en", words__headline="Gone", withdrawn=True)
    Edition.objects.filter(status="withdrawn").update(published_at=NOON)
    page = html(client)
    assert "In the bin" not in page
    assert "Gone" not in page


def test_contributors_see_their_own(client):
    me = UserFactory(role="contributor")
    client.force_login(me)
    planned("2026-11-20", "Of somebody else")
    planned("2026-11-20", "My own", created_by=me)
    page = html(client)
    assert "My own" in page
    assert "Of somebody else" not in page


def test_filters(client, ana):
    culture = SectionFactory(name_en="Culture")
    planned("2026-11-20", "Film", section=culture, created_by=ana)
    planned("2026-11-20", "Budget", original_language="sq")
    assert "Budget" not in html(client, f"?section={culture.pk}")
    assert "Budget" not in html(client, "?mine=on")
    assert "Film" in html(client, "?language=mk")
    assert "Film" not in html(client, "?language=sq")


def test_an_assignment_is_mine(client, ana):
    article = planned("2026-11-20", "Given to me")
    article.plans.create(language="sq", assignee=ana)
    assert "Given to me" in html(client, "?mine=on")


@pytest.mark.parametrize(
    "query", ["?month=2026-13", "?month=x", "?month=1999-12", "?month=2200-01", "?section=x", "?language=xx"]
)
def test_bad_questions_are_told(client, ana, query):
    assert "errorlist" in html(client, query, 400)


@pytest.mark.parametrize(
    ("language", "head", "caption"),
    [
        ("mk", "пон", "ноември 2026"),
        ("sr", "pon", "novembar 2026."),
        ("rom", "пон", "11.2026"),
        ("tr", "Pzt", "Kasım 2026"),
    ],
)
def test_it_speaks_the_language_of_the_colleague(client, ana, language, head, caption):
    page = client.get(ADDRESS, headers={"accept-language": language}).content.decode()
    assert head in page.partition("<thead>")[2].partition("</tr>")[0].partition("</th>")[0]
    assert caption in page.partition("<caption>")[2].partition("</caption>")[0]


def move(client, article, day):
    return client.post(f"/admin/calendar/plan/{article.pk}/", {"on": day})


def test_moving_changes_the_plan_and_nothing_else(client, ana):
    article = planned("2026-11-20")
    before = Article.objects.filter(pk=article.pk).values().get()
    edition = article.editions.values().get()
    assert move(client, article, "2026-12-01").url == f"{ADDRESS}?month=2026-12"
    after = Article.objects.filter(pk=article.pk).values().get()
    assert after == before | {"planned_on": date(2026, 12, 1)}
    assert article.editions.values().get() == edition
    move(client, article, "")
    article.refresh_from_db()
    assert article.planned_on is None


def test_a_day_that_is_over_is_noted(client, ana):
    article = planned("2026-11-20")
    assert (
        "This day is over already."
        in client.post(
            f"/admin/calendar/plan/{article.pk}/", {"on": "2026-11-17"}, follow=True
        ).content.decode()
    )


@pytest.mark.parametrize("day", ["soon", "2026-02-30", "9999-01-01", "1-1-1"])
def test_impossible_days_are_told(client, ana, day):
    article = planned("2026-11-20")
    move(client, article, day)
    article.refresh_from_db()
    assert article.planned_on == date(2026, 11, 20)


def test_only_who_may_change_a_story_moves_it(client):
    journalist = UserFactory(role="journalist")
    client.force_login(journalist)
    own, other = planned("2026-11-20", created_by=journalist), planned("2026-11-20")
    assert move(client, other, "2026-11-21").status_code == 403
    assert move(client, own, "2026-11-21").status_code == 302
    page = html(client)
    assert f'data-story="{own.pk}"' in page
    assert f'data-story="{other.pk}"' not in page
    client.force_login(UserFactory(role="contributor"))
    assert move(client, own, "2026-11-22").status_code == 404
    own.refresh_from_db()
    assert own.planned_on == date(2026, 11, 21)
    assert client.get(f"/admin/calendar/plan/{own.pk}/").status_code == 405


def plan(client, **changes):
    data = {"headline": "New law", "language": "mk", "on": "2026-11-24", "section": SectionFactory().pk}
    return client.post(ADDRESS, data | changes)


def test_a_story_is_planned(client, ana):
    assert plan(client).status_code == 302
    article = Article.objects.get()
    assert (article.planned_on, article.created_by, str(article)) == (date(2026, 11, 24), ana, "New law")
    assert [(each.language, each.status) for each in article.editions.all()] == [("mk", "draft")]
    assert "New law" in on(html(client), "2026-11-24")


@pytest.mark.parametrize("changes", [{"headline": ""}, {"language": "xx"}, {"on": "x"}, {"section": "0"}])
def test_what_is_missing_is_told_and_nothing_is_lost(client, ana, changes):
    answer = plan(client, **changes)
    assert answer.status_code == 400
    page = answer.content.decode()
    assert "errorlist" in page
    assert ("New law" in page) == ("headline" not in changes)
    assert not Article.objects.exists()


def test_translators_plan_no_story(client):
    client.force_login(UserFactory(role="translator"))
    assert plan(client).status_code == 403
    assert not Article.objects.exists()


def test_headlines_are_escaped(client, ana):
    planned("2026-11-20", "<img src=x onerror=alert(1)>")
    assert "<img src=x" not in html(client)


@pytest.mark.parametrize("role", ["editor", "contributor"])
@pytest.mark.parametrize("stories", [2, 30])
def test_the_number_of_queries_does_not_grow(client, role, stories):
    me = UserFactory(role=role)
    client.force_login(me)
    for number in range(stories):
        planned("2026-11-20", f"Story {number}", created_by=me)
        EventFactory(starts_on=date(2026, 11, 12))
        article = ArticleFactory(published=["mk", "sq"], created_by=me)
        article.editions.update(published_at=NOON - timedelta(hours=number))
    with CaptureQueriesContext(connection) as queries:
        html(client)
    assert len(queries) == 10


def test_every_field_has_an_id_of_its_own(client, ana):
    ids = re.findall(r'\bid="([^"]+)"', html(client))
    assert sorted(set(ids)) == sorted(ids)
