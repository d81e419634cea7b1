"""What a notice says: plain text, in the recipient's language."""

from datetime import date
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from languages.dates import date_text
from languages.registry import current, own_name_of
from newsroom.models import Notice, NoticeKind
from newsroom.notices.choices import language_for

SENTENCES = {
    NoticeKind.SUBMITTED: gettext_lazy("A text waits for an editor"),
    NoticeKind.CHANGES_REQUESTED: gettext_lazy("Your text needs changes"),
    NoticeKind.PUBLISHED: gettext_lazy("Your text is published"),
    NoticeKind.WITHDRAWN: gettext_lazy("Your text was unpublished"),
    NoticeKind.KILLED: gettext_lazy("A story was killed"),
    NoticeKind.SOURCE_UPDATED: gettext_lazy("The original of your translation was updated"),
    NoticeKind.SOURCE_MAJOR: gettext_lazy("The original of your translation changed greatly"),
    NoticeKind.ASSIGNED: gettext_lazy("You are asked to translate a story"),
    NoticeKind.CORRECTION: gettext_lazy("A correction concerns your language"),
}
LONGEST_SUBJECT = 180
AT_THE_DESK = {NoticeKind.SOURCE_UPDATED, NoticeKind.SOURCE_MAJOR, NoticeKind.ASSIGNED}


def compose(notice: Notice) -> EmailMessage:
    """The mail. Composed anew, it is the same mail: a mailbox that gets it twice can tell."""
    with override(language_for(notice.recipient)):
        return EmailMessage(
            subject=_subject(notice),
            body=_body(notice),
            to=[notice.recipient.email],
            headers={
                "Message-ID": message_id(notice),
                "Auto-Submitted": "auto-generated",  # no answer from somebody on holiday
                "X-Auto-Response-Suppress": "All",
            },
        )


def message_id(notice: Notice) -> str:
    """The same for one notice however often it is sent, and another one for every other."""
    host = urlsplit(settings.SITE_URL).hostname
    return f"<notice-{notice.pk}-{notice.created_at:%Y%m%d%H%M%S%f}@{host}>"


def headline_of(notice: Notice) -> str:
    """The story in words, on one line: in the language that it is about, or in the original."""
    words = notice.article.words(
        notice.edition.language if notice.edition else notice.article.original_language
    )
    headline = words["headline"] or notice.article.words(notice.article.original_language)["headline"]
    return " ".join("".join(each if each.isprintable() else " " for each in headline).split()) or _(
        "no headline"
    )


def _subject(notice: Notice) -> str:
    subject = f"[{settings.SITE_NAME}] {SENTENCES[notice.kind]}: {headline_of(notice)}"
    return Truncator(" ".join(subject.split())).chars(LONGEST_SUBJECT)


def _body(notice: Notice) -> str:
    facts = [
        (_("Story"), headline_of(notice)),
        (_("Language"), ", ".join(map(own_name_of, _languages(notice)))),
        (_("By"), notice.detail.get("by", "")),
        (_("Reason"), notice.detail.get("reason", "")),
        (_("Due on"), _day(notice.detail.get("due_on", ""))),
    ]
    lines = [f"{SENTENCES[notice.kind]}.", ""]
    lines += [f"{name}: {text}" for name, text in facts if text]
    lines += ["", link_of(notice), "", "-- "]
    lines += [
        _("You choose here which notices you get:"),
        settings.SITE_URL + reverse("newsroom:notices"),
        "",
    ]
    return "\n".join(lines)


def _languages(notice: Notice) -> list[str]:
    """What it is about: one language, or all in which a story was killed."""
    if notice.kind == NoticeKind.KILLED:
        killed = notice.article.editions.filter(killed_at__isnull=False)
        return list(killed.order_by("language").values_list("language", flat=True))
    return [notice.language] if notice.language else []


def _day(text: str) -> str:
    return date_text(date.fromisoformat(text), current()) if text else ""


def link_of(notice: Notice) -> str:
    """Where to go on, as an absolute address; never made from what a browser says the site is called."""
    article, language = notice.article, notice.language
    if notice.kind in AT_THE_DESK or (language and language != article.original_language):
        return settings.SITE_URL + reverse("admin:articles_article_desk", args=[article.pk, language])
    return settings.SITE_URL + reverse("admin:articles_article_change", args=[article.pk])
