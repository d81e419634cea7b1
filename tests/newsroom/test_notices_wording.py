"""What a notice says: safe headers, one language, links that lead somewhere."""

import pytest

from newsroom.models import NoticeLanguage
from newsroom.notices import choices, wording
from tests.factories import EditionFactory, UserFactory
from tests.newsroom.figures import NOW
from tests.newsroom.post import new_notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer():
    return UserFactory(username="jo", role="journalist", email="jo@example.org")


@pytest.mark.parametrize(
    "headline", ["Plan\r\nBcc: all@example.org", "Plan\nBcc: all@example.org", "a\u2028b\x00c\x1f"]
)
def test_a_headline_cannot_add_a_header(writer, headline):
    notice = new_notice(writer)
    notice.article.headline_mk = headline
    message = wording.compose([notice])
    assert message.message()["Subject"]
    assert "\n" not in message.subject
    assert "\r" not in message.subject
    assert message.message()["Bcc"] is None


def test_a_very_long_headline_is_cut(writer):
    notice = new_notice(writer)
    notice.article.headline_mk = "Долг " * 100
    assert len(wording.compose([notice]).subject) <= wording.LONGEST_SUBJECT


def test_a_link_to_a_translation_leads_to_the_desk(writer):
    notice = new_notice(writer, kind="source_updated", language="sq")
    assert wording.link_of(notice).endswith(f"/admin/articles/article/{notice.article_id}/languages/sq/")


def test_a_link_to_a_correction_leads_to_the_corrections(writer):
    notice = new_notice(writer, kind="correction", language="sq")
    assert wording.link_of(notice).endswith(f"/admin/articles/article/{notice.article_id}/corrections/")


def test_the_language_is_the_chosen_one_else_the_translators_else_the_sites(writer, settings):
    assert choices.language_for(writer) == settings.LANGUAGE_CODE
    writer.translator_languages.create(language="sq")
    assert choices.language_for(writer) == "sq"
    NoticeLanguage.objects.create(user=writer, language="tr")
    assert choices.language_for(writer) == "tr"
    settings.LANGUAGES = [("en", "English"), ("sq", "Albanian")]
    assert choices.language_for(writer) == "sq"
    writer.translator_languages.create(language="en")
    assert choices.language_for(writer) == settings.LANGUAGE_CODE


def test_a_killed_story_names_the_languages_and_an_assignment_the_day(writer):
    notice = new_notice(writer, kind="killed", language="", key="kill")
    EditionFactory(article=notice.article, language="sq", status="withdrawn", published_at=NOW, killed_at=NOW)
    EditionFactory(article=notice.article, language="tr")
    assert "Language: Shqip\n" in wording.compose([notice]).body
    given = new_notice(writer, kind="assigned", language="tr", key="give", detail={"due_on": "2026-12-01"})
    assert "Due on: 1 December 2026\n" in wording.compose([given]).body
