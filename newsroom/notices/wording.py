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


def compose(notices: list[Notice]) -> EmailMessage:
    """One mail about notices of one kind. Composed anew, it is the same mail: a mailbox that gets it twice can tell."""
    first = notices[0]
    with override(language_for(first.recipient)):
        return EmailMessage(
            subject=_subject(notices),
            body=_body(notices),
            to=[first.recipient.email],
            headers={
                "Message-ID": message_id(notices),
                "Auto-Submitted": "auto-generated",  # no answer from somebody on holiday
                "X-Auto-Response-Suppress": "All",
            },
        )


def message_id(notices: list[Notice]) -> str:
    """The same for the same notices however often they are sent, and another one for all others."""
    host = urlsplit(settings.SITE_URL).hostname
    first = notices[0]
    return f"<notice-{first.pk}-{len(notices)}-{first.created_at:%Y%m%d%H%M%S%f}@{host}>"


def headline_of(notice: Notice) -> str:
    """The story in words, on one line: in the language that it is about, or in the original."""
    words = notice.article.words(
        notice.edition.language if notice.edition else notice.article.original_language
    )
    headline = words["headline"] or notice.article.words(notice.article.original_language)["headline"]
    return " ".join("".join(each if each.isprintable() else " " for each in headline).split()) or _(
        "no headline"
    )


def _subject(notices: list[Notice]) -> str:
    first, more = notices[0], len(notices) - 1
    subject = f"[{settings.SITE_NAME}] {SENTENCES[first.kind]}: {headline_of(first)}"
    end = f" (+{more})" if more else ""
    return Truncator(" ".join(subject.split())).chars(LONGEST_SUBJECT - len(end)) + end


def _body(notices: list[Notice]) -> str:
    lines = [f"{SENTENCES[notices[0].kind]}.", ""]
    for notice in notices:
        lines += [*_facts(notice), "", link_of(notice), ""]
    lines += [
        "-- ",
        _("You choose here which notices you get:"),
        settings.SITE_URL + reverse("newsroom:notices"),
        "",
    ]
    return "\n".join(lines)


def _facts(notice: Notice) -> list[str]:
    facts = [
        (_("Story"), headline_of(notice)),
        (_("Language"), ", ".join(map(own_name_of, _languages(notice)))),
        (_("By"), notice.detail.get("by", "")),
        (_("Reason"), notice.detail.get("reason", "")),
        (_("Due on"), _day(notice.detail.get("due_on", ""))),
    ]
    return [f"{name}: {text}" for name, text in facts if text]


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
    if notice.kind == NoticeKind.CORRECTION:
        return settings.SITE_URL + reverse("admin:articles_article_corrections", args=[article.pk])
    if notice.kind in AT_THE_DESK or (language and language != article.original_language):
        return settings.SITE_URL + reverse("admin:articles_article_desk", args=[article.pk, language])
    return settings.SITE_URL + reverse("admin:articles_article_change", args=[article.pk])
