"""What colleagues do on the board: assign, take, give back, not wanted. Every no is tried by a forged POST."""

import re
import threading
from datetime import timedelta

import pytest
from django.db import connections
from django.test import Client
from django.utils import timezone

from articles.models import Article, LanguagePlan
from articles.models.plan import Timing
from tests.factories import ArticleFactory, EditionFactory, UserFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/board/"


@pytest.fixture
def story():
    return ArticleFactory(original_language="mk", published=["mk"])


@pytest.fixture
def ana():
    return UserFactory(role="translator", translates=["rom"], first_name="Ana")


@pytest.fixture
def editor_at_work(client):
    user = UserFactory(role="editor")
    client.force_login(user)
    return user


def token(story, language="rom", seen=""):
    return f"{story.pk}:{language}:{seen}"


def send(client, query="", status=302, **data):
    answer = client.post(ADDRESS + query, data)
    assert answer.status_code == status, answer.content.decode()[-3000:]
    return re.sub(r"\s+", " ", answer.content.decode()) if status == 400 else answer


def told(client, answer) -> str:
    return re.sub(r"\s+", " ", client.get(answer.url).content.decode())


def plans() -> dict:
    return {(it.article_id, it.language): it for it in LanguagePlan.objects.select_related("assignee")}


def test_several_cells_go_to_a_colleague_with_a_day(client, editor_at_work, story, ana):
    other, due = ArticleFactory(published=["mk"]), timezone.localdate() + timedelta(days=3)
    cells = [token(story), token(other)]
    answer = send(client, "?lang=rom&page=1", do="assign", cell=cells, to=ana.pk, due_on=due.isoformat())
    assert answer.url == f"{ADDRESS}?chosen=1&lang=rom&page=1"
    assert "2 translations assigned." in told(client, answer)
    found = plans()
    assert {found[it.pk, "rom"].assignee for it in (story, other)} == {ana}
    assert found[story.pk, "rom"].due_on == due
    assert found[story.pk, "rom"].assigned_by == editor_at_work


def test_if_one_cannot_be_assigned_none_is_and_every_tick_stays(client, editor_at_work, story, ana):
    html = send(client, status=400, do="assign", cell=[token(story), token(story, "sq")], to=ana.pk)
    assert "Ana cannot translate into Shqip" in html
    assert "Nothing was changed." in html
    assert str(story) in html
    assert html.count("checked") >= 2
    assert f'<option value="{ana.pk}" selected>' in html
    assert plans() == {}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"do": "assign"}, "Choose a colleague."),
        ({"do": "assign", "to": "999999"}, "Select a valid choice"),
        ({"do": "assign", "to": "\0"}, "Select a valid choice"),
        ({"do": "assign", "to": "ANA", "due_on": "tomorrow"}, "Enter a valid date"),
        ({"do": "assign", "to": "ANA", "due_on": "2001-01-01"}, "This day is over"),
        ({"do": "explode", "to": "ANA"}, "Choose what to do"),
        ({"do": "assign", "to": "ANA", "cell": []}, "Tick the translations first."),
        (
            {"do": "assign", "to": "ANA", "cell": ["x", "1:xx:", "1:rom", "²:rom:", "9" * 30 + ":rom:"]},
            "Tick",
        ),
        ({"do": "assign", "to": "ANA", "cell": ["999999:rom:"]}, "not here any more"),
        ({"take": "\0"}, "Tick"),
    ],
)
def test_what_makes_no_sense_gets_a_message_and_changes_nothing(
    client, editor_at_work, story, ana, data, message
):
    data = {"cell": [token(story)]} | data
    data = {name: ana.pk if value == "ANA" else value for name, value in data.items()}
    assert message in send(client, status=400, **data)
    assert plans() == {}


def test_the_original_is_not_assigned(client, editor_at_work, story):
    html = send(client, status=400, do="assign", cell=[token(story, "mk")], to=editor_at_work.pk)
    assert "the language of the original" in html


def test_not_wanted_wanted_after_all_and_taken_away(client, editor_at_work, story, ana):
    LanguagePlan.objects.create(article=story, language="rom", assignee=ana)
    send(client, do="unassign", cell=[token(story, seen=ana.pk)])
    assert plans()[story.pk, "rom"].assignee is None
    send(client, do="not_wanted", cell=[token(story), token(story, "tr")])
    assert {it.timing for it in plans().values()} == {Timing.NOT_WANTED}
    send(client, do="wanted", cell=[token(story), token(story, "tr")])
    assert {it.timing for it in plans().values()} == {Timing.WHEN_READY}


def test_an_editor_is_told_what_a_colleague_did_meanwhile(client, editor_at_work, story, ana):
    LanguagePlan.objects.create(article=story, language="rom", assignee=ana)
    other = UserFactory(role="translator", translates=["rom"])
    html = send(client, status=400, do="assign", cell=[token(story)], to=other.pk)
    assert "Ana has this translation meanwhile." in html
    assert plans()[story.pk, "rom"].assignee == ana
    assert "Ana" in html.partition("board-table")[2]
    # The page that she sees now knows Ana: the second press is meant.
    send(client, do="assign", cell=[token(story, seen=ana.pk)], to=other.pk)
    assert plans()[story.pk, "rom"].assignee == other


@pytest.mark.parametrize("role", ["contributor", "journalist", "translator"])
@pytest.mark.parametrize("verb", ["assign", "unassign", "not_wanted", "wanted"])
def test_only_editors_plan_for_others(client, story, role, verb):
    user = UserFactory(role=role, translates=["rom"])
    Article.objects.update(created_by=user)
    client.force_login(user)
    editor = UserFactory(role="editor")
    LanguagePlan.objects.create(article=story, language="rom", assignee=editor)
    send(client, status=403, do=verb, cell=[token(story, seen=editor.pk)], to=editor.pk)
    assert plans()[story.pk, "rom"].assignee == editor
    assert 'name="cell"' not in client.get(ADDRESS).content.decode()


def test_a_translator_takes_what_is_free_and_gives_it_back(client, story, ana):
    client.force_login(ana)
    html = client.get(ADDRESS).content.decode()
    assert f'name="take" value="{token(story)}"' in html
    assert 'name="give"' not in html
    assert "The translation is yours." in told(client, send(client, take=token(story)))
    assert plans()[story.pk, "rom"].assignee == ana
    html = client.get(ADDRESS).content.decode()
    assert 'name="take"' not in html
    assert f'name="give" value="{token(story, seen=ana.pk)}"' in html
    send(client, give=token(story, seen=ana.pk))
    assert plans()[story.pk, "rom"].assignee is None


def test_a_translator_takes_nothing_in_another_language_and_nothing_from_others(client, story, ana):
    client.force_login(ana)
    send(client, status=403, take=token(story, "sq"))
    send(client, status=403, take=token(story, "mk"))
    other = UserFactory(role="translator", translates=["rom"], first_name="Bujar")
    LanguagePlan.objects.create(article=story, language="rom", assignee=other)
    assert "Bujar has this translation meanwhile." in send(client, status=400, take=token(story))
    assert "Bujar has this translation" in send(client, status=400, give=token(story, seen=other.pk))
    assert plans()[story.pk, "rom"].assignee == other


def test_a_contributor_reaches_no_story_of_others(client, story):
    user = UserFactory(role="contributor")
    client.force_login(user)
    assert "not here any more" in send(client, status=400, take=token(story))
    own = ArticleFactory(published=["mk"], created_by=user)
    send(client, take=token(own))
    assert set(plans()) == {(own.pk, "rom")}


def test_a_form_without_its_token_is_refused(story, ana):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(ana)
    assert strict.post(ADDRESS, {"take": token(story)}).status_code == 403
    assert plans() == {}


def test_what_readers_have_is_not_unwanted(client, editor_at_work, story):
    EditionFactory(article=story, language="rom", published=True)
    assert "Unpublish it first." in send(
        client, status=400, do="not_wanted", cell=[token(story), token(story, "sq")]
    )
    assert plans() == {}


@pytest.mark.django_db(transaction=True)
def test_of_two_who_take_it_at_once_one_is_told():
    story = ArticleFactory(original_language="mk", published=["mk"])
    people = [UserFactory(role="translator", translates=["rom"]) for _ in range(2)]
    barrier, answers = threading.Barrier(2), []

    def take(user):
        try:
            browser = Client()
            browser.force_login(user)
            barrier.wait(30)
            answers.append(browser.post(ADDRESS, {"take": token(story)}).status_code)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=take, args=[user]) for user in people]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert sorted(answers) == [302, 400]
    assert plans()[story.pk, "rom"].assignee in people
