"""How notices are sent: once, in the right language, again after a failure, and never in the way of the newsroom."""

import threading
from datetime import timedelta
from smtplib import SMTPRecipientsRefused

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connections

from articles.models.edition import Edition
from newsroom.models import Notice
from newsroom.notices import sending
from tests.factories import UserFactory
from tests.newsroom.figures import NOW
from tests.newsroom.post import new_notice, send

pytestmark = pytest.mark.django_db
SERVER = "tests.newsroom.test_notices_sending.Server"


class Server(EmailBackend):
    """A mail server that can be told to fail."""

    failing = None

    def send_messages(self, messages):
        if Server.failing:
            raise Server.failing
        return super().send_messages(messages)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture(autouse=True)
def server(settings, monkeypatch):
    settings.EMAIL_BACKEND = SERVER
    monkeypatch.setattr(sending, "line", sending.Line())
    monkeypatch.setattr(Server, "failing", None)
    return Server


@pytest.fixture
def writer():
    return UserFactory(username="jo", role="journalist", email="jo@example.org")


@pytest.fixture
def notice(writer):
    return new_notice(writer)


def test_a_notice_says_what_happened_and_where_to_go_on(notice, settings):
    send()
    (message,) = mail.outbox
    assert message.to == ["jo@example.org"]
    assert message.subject == "[Nevipe] Your text needs changes: Нов план"
    assert "Story: Нов план\nLanguage: Македонски\nBy: Eva\nReason: Why?" in message.body
    assert f"{settings.SITE_URL}/admin/articles/article/{notice.article_id}/change/" in message.body
    assert f"{settings.SITE_URL}/admin/notices/" in message.body
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"
    assert message.from_email == settings.DEFAULT_FROM_EMAIL
    assert message.message()["Message-ID"].endswith("@127.0.0.1>")
    notice.refresh_from_db()
    assert (notice.sent_at, notice.attempts, notice.error) == (NOW, 1, "")


def test_it_is_sent_once(notice, clock):
    send()
    clock.shift(timedelta(days=3))
    send()
    assert len(mail.outbox) == 1


def test_while_the_mail_server_is_down_notices_wait_and_are_tried_with_growing_pauses(notice, server, clock):
    server.failing = ConnectionRefusedError("nobody there")
    for number, pause in enumerate(sending.PAUSES[:-1], 1):
        send()
        notice.refresh_from_db()
        assert (notice.attempts, notice.failed_at) == (number, None)
        assert "nobody there" in notice.error
        sending.line.closed_until = 0
        send()
        clock.shift(pause - timedelta(seconds=1))
        send()
        notice.refresh_from_db()
        assert notice.attempts == number, "too early"
        clock.shift(timedelta(seconds=1))
    server.failing = None
    send()
    notice.refresh_from_db()
    assert (len(mail.outbox), notice.error) == (1, "")


def test_after_the_last_try_it_is_given_up_until_somebody_asks_to_try_again(notice, server, clock):
    server.failing = ConnectionRefusedError("nobody there")
    for pause in sending.PAUSES:
        sending.line.closed_until = 0
        send()
        clock.shift(pause)
    server.failing = None
    sending.line.closed_until = 0
    send()
    notice.refresh_from_db()
    assert (mail.outbox, notice.attempts, notice.sent_at) == ([], len(sending.PAUSES), None)
    assert notice.failed_at
    assert sending.try_again(Notice.objects.all()) == 1
    send()
    assert len(mail.outbox) == 1


def test_a_server_that_fails_is_left_alone_and_costs_the_others_no_try(writer, server):
    notices = [new_notice(UserFactory(role="journalist")) for _number in range(3)]
    server.failing = TimeoutError("too slow")
    send()
    assert sum(Notice.objects.get(pk=each.pk).attempts for each in notices) == 1


def test_one_wrong_address_does_not_hold_up_the_others(writer, server, monkeypatch):
    first, second = new_notice(writer), new_notice(UserFactory(role="journalist"))
    original = Server.send_messages

    def refuse_the_first(self, messages):
        if f"notice-{first.pk}-" in messages[0].extra_headers["Message-ID"]:
            raise SMTPRecipientsRefused({"jo@example.org": (550, b"no such user")})
        return original(self, messages)

    monkeypatch.setattr(Server, "send_messages", refuse_the_first)
    send()
    first.refresh_from_db()
    second.refresh_from_db()
    assert "550" in first.error
    assert second.sent_at


def test_who_may_no_longer_see_the_story_when_it_is_sent_gets_nothing(notice, writer):
    writer.groups.clear()
    Edition.objects.filter(article=notice.article).update(status="draft")
    notice.article.created_by = None
    notice.article.save()
    send()
    notice.refresh_from_db()
    assert (mail.outbox, notice.sent_at) == ([], None)
    assert "no longer allowed" in notice.error


def test_a_worker_that_is_killed_before_delivery_delays_the_notice_and_loses_nothing(
    notice, clock, monkeypatch
):
    with monkeypatch.context() as killed:
        killed.setattr(sending, "_send", lambda notice: None)
        assert sending.send_next()
    assert not sending.send_next(), "another worker may still be at it"
    clock.shift(sending.PAUSES[0])
    send()
    assert len(mail.outbox) == 1


def test_what_is_due_for_one_colleague_comes_in_one_mail(writer, clock):
    for number in range(3):
        new_notice(writer, key=str(number), headline=f"План {number}")
    new_notice(writer, key="other", kind="published")
    new_notice(UserFactory(role="journalist"), key="0")
    send()
    assert len(mail.outbox) == 3
    together = next(message for message in mail.outbox if message.subject.endswith("План 0 (+2)"))
    assert together.body.count("/admin/articles/article/") == 3
    assert not sending.waiting().exists()


def test_a_mail_about_several_is_the_same_mail_when_it_is_tried_again(writer, server, clock):
    new_notice(writer, key="1")
    new_notice(writer, key="2")
    server.failing = ConnectionRefusedError("nobody there")
    send()
    server.failing, sending.line.closed_until = None, 0
    clock.shift(sending.PAUSES[0])
    new_notice(writer, key="3")
    send()
    (again,) = (message for message in mail.outbox if message.subject.endswith("(+1)"))
    assert again.body.count("Story:") == 2
    assert len(mail.outbox) == 2


def test_of_several_in_one_mail_only_those_are_named_that_one_may_know(writer):
    new_notice(writer, key="1", headline="Отворено")
    secret = new_notice(writer, key="2", headline="Тајно")
    secret.article.created_by = None
    secret.article.save()
    send()
    (message,) = mail.outbox
    assert "Отворено" in message.body
    assert "Тајно" not in message.subject + message.body
    secret.refresh_from_db()
    assert (secret.sent_at, bool(secret.failed_at)) == (None, True)


def test_killed_between_delivery_and_noting_it_the_same_message_comes_twice(notice):
    send()
    Notice.objects.update(sent_at=None, next_try_at=NOW)
    send()
    first, second = (message.extra_headers["Message-ID"] for message in mail.outbox)
    assert first == second


@pytest.mark.django_db(transaction=True)
def test_four_workers_send_each_of_twenty_once(writer, clock):
    for number in range(20):
        new_notice(UserFactory(role="journalist") if number % 4 else writer, key=str(number))

    def work():
        try:
            send()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    told = [
        line for message in mail.outbox for line in message.body.splitlines() if line.startswith("Story:")
    ]
    assert len(told) == 20
    assert len({message.extra_headers["Message-ID"] for message in mail.outbox}) == len(mail.outbox)
    assert not sending.waiting().exists()


def test_old_notices_are_forgotten_and_waiting_ones_never(writer, clock):
    done, lost, waits = (new_notice(writer, key=name) for name in ("done", "lost", "waits"))
    Notice.objects.filter(pk=done.pk).update(sent_at=NOW)
    Notice.objects.filter(pk=lost.pk).update(failed_at=NOW)
    clock.shift(sending.KEPT)
    sending.forget_old()
    assert Notice.objects.count() == 3
    clock.shift(timedelta(seconds=1))
    sending.forget_old()
    assert list(Notice.objects.all()) == [waits]
