"""Each colleague chooses what to hear; editors see what could not be sent."""

import pytest
from django.urls import reverse
from django.utils import timezone

from newsroom.models import Notice, NoticeChoice
from newsroom.notices import choices
from tests.factories import ArticleFactory, UserFactory

pytestmark = pytest.mark.django_db
PAGE = "/admin/notices/"


@pytest.fixture
def colleague(client):
    user = UserFactory(role="translator", email="tea@example.org")
    client.force_login(user)
    return user


def test_usually_everything_comes_by_mail_but_publication(client, colleague):
    page = client.get(PAGE).text
    assert page.count("checked") == len(choices.kinds_for(colleague)) - 1
    assert 'value="submitted"' not in page, "only editors review"
    assert "tea@example.org" in page


def test_a_choice_is_kept_and_can_be_changed(client, colleague):
    for wanted in (["published", "assigned"], ["killed"], []):
        answer = client.post(PAGE, {"kinds": wanted, "language": "sq"}, follow=True)
        assert "Your choice is saved." in answer.text
        assert set(choices.wanted_by(colleague)) - choices.FOR_EDITORS == set(wanted)
        assert choices.language_for(colleague) == "sq"
    client.post(PAGE, {"kinds": [], "language": ""})
    assert choices.chosen_language(colleague) == ""


def test_editors_choose_about_reviews_too(client):
    editor = UserFactory(role="editor")
    client.force_login(editor)
    client.post(PAGE, {"kinds": ["submitted"], "language": ""})
    assert choices.wanted_by(editor) == ["submitted"]


@pytest.mark.parametrize("data", [{"kinds": ["gossip"]}, {"language": "xx"}, {"kinds": ["submitted"]}])
def test_nonsense_is_refused_and_changes_nothing(client, colleague, data):
    assert client.post(PAGE, data).status_code == 400
    assert not NoticeChoice.objects.exists()


def test_nobody_chooses_for_somebody_else(client, colleague):
    other = UserFactory(role="translator")
    client.post(PAGE, {"kinds": [], "language": "", "user": other.pk})
    assert not NoticeChoice.objects.filter(user=other).exists()


def test_strangers_are_sent_to_the_log_in(client):
    assert client.get(PAGE).status_code == client.post(PAGE, {"kinds": []}).status_code == 302
    assert not NoticeChoice.objects.exists()


def test_without_an_address_the_page_says_so(client):
    client.force_login(UserFactory(role="translator", email=""))
    assert "You have no e-mail address here" in client.get(PAGE).text


def test_every_page_of_the_newsroom_leads_there(client, colleague):
    assert f'href="{PAGE}"' in client.get("/admin/").text


@pytest.fixture
def given_up():
    return Notice.objects.create(
        key="one", kind="killed", recipient=UserFactory(username="tea"), article=ArticleFactory(),
        failed_at=timezone.now(), attempts=7, error="ConnectionRefusedError: nobody there",
    )  # fmt: skip


LIST = reverse("admin:newsroom_notice_changelist")


@pytest.mark.parametrize(
    ("role", "status"), [("editor", 200), ("administrator", 200), ("journalist", 403), ("translator", 403)]
)
def test_editors_see_what_could_not_be_sent(client, given_up, role, status):
    client.force_login(UserFactory(role=role))
    page = client.get(LIST, {"state": "failed"})
    assert page.status_code == status
    assert ("nobody there" in page.text) == (status == 200)


@pytest.mark.parametrize(("role", "tried"), [("editor", True), ("translator", False)])
def test_editors_have_it_tried_again(client, given_up, role, tried):
    client.force_login(UserFactory(role=role))
    client.post(LIST, {"action": "try_again", "_selected_action": [given_up.pk]})
    given_up.refresh_from_db()
    assert (given_up.failed_at is None) == tried


@pytest.mark.parametrize("state", ["waiting", "trouble", "sent", "failed", "nonsense"])
def test_the_list_can_be_narrowed(client, given_up, state):
    client.force_login(UserFactory(role="editor"))
    page = client.get(LIST, {"state": state})
    assert ("nobody there" in page.text) == (state in {"failed", "nonsense"})


def test_nobody_writes_changes_or_deletes_notices(client, given_up):
    client.force_login(UserFactory(administrator=True))
    assert client.get(reverse("admin:newsroom_notice_add")).status_code == 403
    assert (
        client.post(reverse("admin:newsroom_notice_delete", args=[given_up.pk]), {"post": "yes"}).status_code
        == 403
    )
    assert (
        client.post(reverse("admin:newsroom_notice_change", args=[given_up.pk]), {"error": ""}).status_code
        == 403
    )


def test_the_list_asks_as_much_for_many_as_for_few(client, given_up, django_assert_num_queries):
    client.force_login(UserFactory(role="editor"))
    client.get(LIST)
    with django_assert_num_queries(6):
        client.get(LIST)
    for number in range(10):
        Notice.objects.create(
            key=f"more-{number}",
            kind="killed",
            recipient=UserFactory(),
            article=ArticleFactory(drafts=["mk"]),
        )
    with django_assert_num_queries(6):
        client.get(LIST)
