"""The database refuses what would confuse front pages, notices, requests and calendars."""

from datetime import timedelta

import pytest
from django.utils import timezone

from newsroom.models import (
    BreakingNews,
    CalendarKey,
    FrontPage,
    Merge,
    Notice,
    NoticeChoice,
    NoticeLanguage,
    RequestCount,
    RequestMark,
    Slot,
)
from tests.factories import PUBLISHED_AT, ArticleFactory, UserFactory
from tests.refusals import change, refused

pytestmark = pytest.mark.django_db
DAY = PUBLISHED_AT.date()


@pytest.mark.parametrize(
    ("state", "name"),
    [("draft", "newsroom_frontpage_one_draft"), ("live", "newsroom_frontpage_one_live")],
)
def test_one_front_page_of_a_state_and_language(state, name):
    launched = None if state == "draft" else PUBLISHED_AT

    def arrange(language="mk"):
        FrontPage.objects.create(language=language, state=state, launched_at=launched)

    arrange()
    arrange("sq")
    refused(name, arrange)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("newsroom_frontpage_language_known", {"language": "xx"}),
        ("newsroom_frontpage_launched_has_date", {"state": "live"}),
        ("newsroom_frontpage_launched_has_date", {"launched_at": PUBLISHED_AT}),
    ],
)
def test_front_page(name, values):
    refused(name, change(FrontPage.objects.create(language="mk"), **values))


def test_slot():
    front, story = FrontPage.objects.create(language="mk"), ArticleFactory()
    slot = Slot.objects.create(front=front, place=0, article=story)
    refused("newsroom_slot_no_story_twice", lambda: Slot.objects.create(front=front, place=1, article=story))
    moment = timezone.now()
    refused("newsroom_slot_ends_after_start", change(slot, starts_at=moment, ends_at=moment))


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("newsroom_breakingnews_language_known", {"language": "xx"}),
        ("newsroom_breakingnews_has_text", {"text": ""}),
        ("newsroom_breakingnews_ends_after_start", {"ends_at": PUBLISHED_AT}),
    ],
)
def test_breaking_news(name, values):
    news = BreakingNews.objects.create(
        language="mk", text="Вест", starts_at=PUBLISHED_AT, ends_at=PUBLISHED_AT + timedelta(hours=1)
    )
    refused(name, change(news, **values))


def test_calendar_address():
    key = CalendarKey.objects.create(user=UserFactory(), digest="d")
    refused("newsroom_calendarkey_has_digest", change(key, digest=""))


def new_notice(**values):
    return Notice.objects.create(article=ArticleFactory(), **{"kind": "killed", "key": "kill:1"} | values)


def test_a_happening_is_told_once():
    user = UserFactory()
    new_notice(recipient=user)
    new_notice(recipient=UserFactory())
    refused("newsroom_notice_told_once", lambda: new_notice(recipient=user))


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("newsroom_notice_kind_known", {"kind": "gossip"}),
        ("newsroom_notice_sent_or_failed", {"sent_at": PUBLISHED_AT, "failed_at": PUBLISHED_AT}),
    ],
)
def test_notice(name, values):
    refused(name, change(new_notice(recipient=UserFactory()), **values))


def test_choice_of_notices():
    choice = NoticeChoice.objects.create(user=UserFactory(), kind="killed")
    refused("newsroom_noticechoice_kind_known", change(choice, kind="gossip"))
    refused(
        "newsroom_noticechoice_once",
        lambda: NoticeChoice.objects.create(user=choice.user, kind="killed"),
    )


def test_readers_requests():
    count = RequestCount.objects.create(article=ArticleFactory(), language="rom", on=DAY)
    refused("newsroom_requestcount_language_known", change(count, language="xx"))
    refused(
        "newsroom_requestcount_once_a_day",
        lambda: RequestCount.objects.create(article=count.article, language="rom", on=DAY),
    )
    RequestMark.objects.create(on=DAY, mark=7)
    refused("newsroom_requestmark_once", lambda: RequestMark.objects.create(on=DAY, mark=7))


def test_language_of_notices():
    row = NoticeLanguage.objects.create(user=UserFactory(), language="mk")
    refused("newsroom_noticelanguage_language_known", change(row, language="xx"))


@pytest.mark.parametrize(
    ("name", "values"),
    [("newsroom_merge_kind_known", {"kind": "sections"}), ("newsroom_merge_of_two", {"kept": 2})],
)
def test_merge(name, values):
    refused(name, change(Merge.objects.create(kind="people", kept=1, gone=2), **values))


def test_a_record_is_merged_once_until_that_is_undone():
    def log(**values):
        return Merge.objects.create(kind="people", gone=2, **values)

    first = log(kept=1)
    refused("newsroom_merge_gone_once", lambda: log(kept=3))
    Merge.objects.create(kind="organizations", kept=1, gone=2)
    Merge.objects.filter(pk=first.pk).update(undone_at=PUBLISHED_AT)
    log(kept=3)
