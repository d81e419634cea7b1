"""The page of the release plan, and what Publish asks before a language comes out without the others."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from articles.admin.release.check_page import this_evening
from articles.models import Edition, LanguagePlan
from articles.models.plan import Timing
from tests.articles.newsroom import change_url, desk_data, desk_url, log_in, story_data
from tests.articles.test_release import edition, live, planned, ready
from tests.factories import ArticleFactory, EditionFactory, UserFactory

pytestmark = pytest.mark.django_db
CODES = ("en", "mk", "rom", "sq", "sr", "tr")


def plan_url(article):
    return reverse("admin:articles_article_plan", args=[article.pk])


def check_url(article, language):
    return reverse("admin:articles_article_release", args=[article.pk, language])


def local(moment):
    return timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M")


def tomorrow():
    return (timezone.now() + timedelta(days=1)).replace(second=0, microsecond=0)


def plan_data(client, article, **changes):
    """What the page of the plan would send."""
    form = client.get(plan_url(article)).context["form"]
    data = {name: form[name].value() or "" for name in form.fields}
    return data | {f"at_{code}": "" for code in CODES} | {"release_by": ""} | changes


def told(response):
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def press_publish(client, article, language):
    if language == article.original_language:
        return client.post(change_url(article), story_data(article, _publish="1"))
    return client.post(desk_url(article, language), desk_data(article, language, _publish="1"))


def check_data(article, language, choice, **changes):
    return {"choice": choice, "until": "", "version": edition(article, language).version} | changes


def test_the_plan_is_saved(client):
    log_in(client, "editor")
    article, at = ArticleFactory(drafts=["mk"]), tomorrow()
    data = plan_data(
        client, article, timing_mk="together", timing_rom="together", timing_sq="at_time",
        at_sq=local(at), timing_tr="not_wanted", release_by=local(at),
    )  # fmt: skip
    assert client.post(plan_url(article), data).status_code == 302
    article.refresh_from_db()
    plans = {plan.language: (plan.timing, plan.at) for plan in article.plans.all()}
    assert plans == {
        "mk": ("together", None), "rom": ("together", None), "sq": ("at_time", at), "tr": ("not_wanted", None),
    }  # fmt: skip
    assert article.release_by == at


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"timing_sq": "at_time"}, "at_sq"),
        ({"timing_sq": "some day"}, "timing_sq"),
        ({"timing_mk": "not_wanted"}, "timing_mk"),
        ({"timing_sq": "at_time", "at_sq": "never"}, "at_sq"),
        ({"release_by": "2020-01-01T10:00"}, None),
        ({"timing_sq": "at_time", "at_sq": "2020-01-01T10:00"}, None),
    ],
)
def test_a_wrong_plan_is_explained_and_nothing_of_it_is_saved(client, changes, field):
    log_in(client, "editor")
    article = ArticleFactory(drafts=["mk"])
    response = client.post(plan_url(article), plan_data(client, article, timing_rom="together", **changes))
    assert response.status_code == 200
    assert (field or "__all__") in response.context["form"].errors
    assert not LanguagePlan.objects.exists()


def test_a_colleague_s_plan_is_not_overwritten_unseen(client):
    log_in(client, "editor")
    article = ArticleFactory(drafts=["mk"])
    data = plan_data(client, article, timing_rom="together")
    LanguagePlan.objects.create(article=article, language="sq", timing=Timing.TOGETHER)
    response = client.post(plan_url(article), data)
    assert "colleague" in str(response.context["form"].non_field_errors())
    again = data | {"seen": response.context["form"]["seen"].value()}
    assert client.post(plan_url(article), again).status_code == 302
    assert set(article.plans.filter(timing="together").values_list("language", flat=True)) == {"rom"}


@pytest.mark.parametrize("role", ["contributor", "translator", "journalist"])
def test_who_does_not_publish_the_story_cannot_plan_it(client, role):
    log_in(client, role)
    article = ArticleFactory(drafts=["mk"])
    assert client.post(plan_url(article), {"timing_rom": "together"}).status_code == 403
    assert client.get(check_url(article, "mk")).status_code == 403
    assert client.post(check_url(article, "mk"), {"choice": "now"}).status_code == 403
    assert not Edition.objects.live().exists()


def test_a_translator_sees_the_plan_and_a_journalist_plans_own_stories(client):
    article = ArticleFactory(drafts=["mk"])
    log_in(client, "translator")
    page = client.get(plan_url(article))
    assert page.status_code == 200
    assert b"<select" not in page.content
    journalist = log_in(client, "journalist")
    own = ArticleFactory(drafts=["mk"], created_by=journalist)
    data = plan_data(client, own, timing_rom="together")
    assert client.post(plan_url(own), data).status_code == 302
    assert own.plans.get().timing == "together"


@pytest.mark.parametrize("language", ["mk", "sq"])
def test_publish_asks_while_others_are_missing_and_the_words_are_saved(client, language):
    log_in(client, "editor")
    article = planned("mk", "sq", "rom", drafts=["mk", "sq"])
    response = press_publish(client, article, language)
    assert response.headers["Location"] == check_url(article, language)
    assert live(article) == []
    page = client.get(response.headers["Location"])
    assert [line.language for line in page.context["missing"]] == [
        code for code in ("mk", "rom", "sq") if code != language
    ]
    article.refresh_from_db()
    assert article.headline_mk == "Ромите во Скопје" or language == "sq"


def test_publish_anyway(client):
    log_in(client, "editor")
    article = planned("mk", "rom", drafts=["mk"])
    response = client.post(check_url(article, "mk"), check_data(article, "mk", "now"))
    assert response.status_code == 302
    assert live(article) == ["mk"]
    assert "Romani" in told(response)


def test_wait_for_all(client):
    log_in(client, "editor")
    article = planned("mk", "rom")
    assert client.post(check_url(article, "mk"), check_data(article, "mk", "wait")).status_code == 302
    assert (ready(article), live(article)) == (["mk"], [])
    response = press_publish(client, article, "rom")
    assert response.headers["Location"] == desk_url(article, "rom")
    assert live(article) == ["mk", "rom"]


def test_wait_until_a_time(client):
    log_in(client, "editor")
    article, until = planned("mk", "rom", drafts=["mk"]), tomorrow()
    data = check_data(article, "mk", "until", until=local(until))
    assert client.post(check_url(article, "mk"), data).status_code == 302
    found = edition(article, "mk")
    assert (found.status, found.published_at, found.is_live) == ("scheduled", until, False)
    article.refresh_from_db()
    assert article.release_by == until


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"choice": "until"}, "until"), ({"choice": "until", "until": "2020-01-01T10:00"}, "__all__"),
        ({"choice": ""}, "choice"), ({"choice": "never"}, "choice"), ({"choice": "now", "version": "0"}, "__all__"),
        ({"choice": "now", "version": ""}, "version"),
    ],
)  # fmt: skip
def test_a_wrong_answer_is_explained_and_publishes_nothing(client, changes, field):
    log_in(client, "editor")
    article = planned("mk", "rom", drafts=["mk"])
    response = client.post(check_url(article, "mk"), check_data(article, "mk", "now") | changes)
    assert response.status_code == 200
    assert field in response.context["form"].errors
    assert (live(article), ready(article)) == ([], [])


def test_the_proposed_time_is_this_evening_or_the_next():
    with time_machine.travel(datetime(2026, 3, 10, 9, tzinfo=UTC), tick=False):
        assert timezone.localtime(this_evening()).strftime("%d %H:%M") == "10 18:00"
    with time_machine.travel(datetime(2026, 3, 10, 16, 45, tzinfo=UTC), tick=False):
        assert timezone.localtime(this_evening()).strftime("%d %H:%M") == "11 18:00"
    with time_machine.travel(
        datetime(2026, 10, 24, 20, tzinfo=UTC), tick=False
    ):  # the clocks change that night
        assert timezone.localtime(this_evening()).strftime("%d %H:%M") == "25 18:00"


def test_a_mark_is_taken_back_on_the_page(client):
    log_in(client, "editor")
    article = planned("mk", "rom", drafts=["mk"])
    client.post(check_url(article, "mk"), check_data(article, "mk", "wait"))
    assert b'name="not_ready" value="mk"' in client.get(plan_url(article)).content
    assert client.post(plan_url(article), {"not_ready": "mk"}).status_code == 302
    assert ready(article) == []
    assert client.post(plan_url(article), {"not_ready": "xx"}).status_code == 302


def test_a_plan_that_waits_for_nobody_brings_out_what_is_ready(client):
    log_in(client, "editor")
    article = planned("mk", "rom", drafts=["mk"])
    client.post(check_url(article, "mk"), check_data(article, "mk", "wait"))
    client.post(plan_url(article), plan_data(client, article, timing_rom="when_ready"))
    assert live(article) == ["mk"]


def test_at_a_time_publish_schedules_and_says_so(client):
    log_in(client, "editor")
    article = ArticleFactory(drafts=["mk"])
    LanguagePlan.objects.create(article=article, language="mk", timing=Timing.AT_TIME, at=tomorrow())
    response = press_publish(client, article, "mk")
    assert "release plan" in told(response)
    assert edition(article, "mk").status == "scheduled"


def test_publish_tells_what_is_missing_or_out_of_date(client):
    log_in(client, "editor")
    article = ArticleFactory(drafts=["mk"])
    EditionFactory(article=article, language="sq", published=True, source_language="mk", source_revision=0)
    Edition.objects.filter(language="mk").update(update_revision=1)
    LanguagePlan.objects.create(article=article, language="rom", assignee=UserFactory())
    words = told(press_publish(client, article, "mk"))
    assert "Romani čhib" in words
    assert "Shqip" in words
    assert live(article) == ["mk", "sq"]


def test_a_story_in_the_bin_has_no_pages(client):
    log_in(client, "editor")
    article = ArticleFactory(drafts=["mk"], binned_at=timezone.now())
    assert client.get(plan_url(article)).status_code == 404
    assert client.get(check_url(article, "mk")).status_code == 404
    assert client.get(check_url(ArticleFactory(), "mk")).status_code == 404


def test_the_pages_ask_as_much_for_six_languages_as_for_one(client, django_assert_num_queries):
    log_in(client, "editor")
    small, large = planned("mk", "rom", drafts=["mk"]), planned(*CODES)
    for article in (small, large):
        with django_assert_num_queries(7):
            client.get(plan_url(article))
        with django_assert_num_queries(8):
            client.get(check_url(article, "mk"))
