"""Nothing lost while it is typed: the answer to the form that saves itself, and what it shows of that."""

from dataclasses import dataclass

from django.contrib import admin, messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles import working_copies
from articles.models import Article, Edition
from articles.models.article import WORDS
from articles.permissions import may_see_drafts, may_type
from articles.working_copies import TooLong
from languages.numbers import whole_number
from languages.registry import ALL

LOGGED_OUT, REFUSED, GONE, TOO_LONG = 401, 403, 409, 413


def urls(wrap) -> list:
    """Where forms save themselves. The first answers in a way that a script understands, also after a log-out."""
    return [
        path("autosave/", autosave_view, name="articles_article_autosave"),
        path("autosave/throw-away/", wrap(throw_away_view), name="articles_article_throw_away"),
        path("<int:pk>/discard/<str:language>/", wrap(discard_view), name="articles_article_discard"),
    ]


def autosave_view(request):
    """Keep what was typed, and tell who else is there; asked without words, say which token forms need now."""
    if not admin.site.has_permission(request):
        return _told(LOGGED_OUT, _("You are logged out."))
    if request.method != "POST":
        return JsonResponse({"token": get_token(request)})
    text = Text.of(request)
    if text is None:
        return _told(GONE, _("This story is in the bin or was deleted. Copy your text before you leave."))
    if not text.may_be_written_by(request.user):
        return _told(REFUSED, _("You may no longer write this text. Copy it before you leave."))
    if "headline" not in request.POST:
        working_copies.look(request.user, text.article, text.language, tab=text.tab, version=text.version)
        return JsonResponse(text.news(request.user))
    try:
        words = {field: request.POST.get(field, "") for field in WORDS}
        copy = working_copies.keep(
            request.user, text.article, text.language, words, tab=text.tab, version=text.version
        )
    except TooLong:
        return _told(TOO_LONG, _("This text is too long to be saved while you type."))
    return JsonResponse(
        text.news(request.user) | {"text": _("Saved while typing: %(time)s") % {"time": clock(copy.saved_at)}}
    )


def _told(status: int, text: str) -> JsonResponse:
    return JsonResponse({"text": text}, status=status)


@dataclass
class Text:
    """The text that a form is about: one language of one story, or a story that is not saved yet."""

    article: Article | None
    language: str
    edition: Edition | None
    tab: str
    version: int

    @classmethod
    def of(cls, request) -> "Text | None":
        """The text that the request names; None if there is none by now."""
        post = request.POST
        language, tab, number = (
            post.get("language", ""),
            tidy_tab(post.get("tab", "")),
            post.get("article", ""),
        )
        version = whole_number(post.get("version", "")) or 0
        if language not in ALL or not tab:
            return None
        if not number:
            return cls(None, language, None, tab, 0)
        article = Article.objects.kept().filter(pk=whole_number(number)).first()
        edition = article and article.editions.select_related("changed_by").filter(language=language).first()
        return article and cls(article, language, edition, tab, min(version, 2**31 - 1))

    def may_be_written_by(self, user) -> bool:
        """Whether the colleague could save it."""
        if self.article is None:
            return user.has_perm("articles.add_article")
        return may_type(user, self.article, self.language, self.edition)

    def news(self, user) -> dict:
        """Who else is there, and whether somebody has saved since the form was opened."""
        now = self.edition.version if self.edition else 0
        return {"present": present(user, self.article, self.language), "version": now,
                "warning": self._warning() if self.edition and now != self.version else ""}  # fmt: skip

    def _warning(self) -> str:
        return _("%(who)s saved at %(time)s: save carefully, you will see both texts.") % {
            "who": name_of(self.edition.changed_by), "time": clock(self.edition.changed_at),
        }  # fmt: skip


def present(user, article: Article | None, language: str) -> str:
    """A sentence for each colleague who has the same text open."""
    if article is None or article.pk is None:
        return ""
    return " ".join(
        _("%(who)s has this text open since %(time)s.")
        % {"who": name_of(copy.user), "time": clock(copy.opened_at)}
        for copy in working_copies.others(user, article, language)
    )


def name_of(user) -> str:
    """What colleagues call somebody."""
    return (user.get_full_name() or user.username) if user else _("Somebody")


def clock(moment) -> str:
    """The time of day; with the date if it was not today."""
    local, today = timezone.localtime(moment), timezone.localdate()
    return date_format(local, "TIME_FORMAT" if local.date() == today else "SHORT_DATETIME_FORMAT")


def tidy_tab(text: str) -> str:
    """The word for a tab; nothing but letters and digits."""
    return slugify(text)[:16]


@require_POST
def throw_away_view(request):
    """The colleague does not want what was kept; it can be found under the earlier texts for thirty days."""
    if working_copies.throw_away(request.user, request.POST.get("key", "")[:60]):
        messages.success(request, _("Put aside. You can find it for thirty days under “Earlier texts”."))
    number, _colon, language = request.POST.get("key", "").partition(":")
    if (pk := whole_number(number)) is not None and language in ALL:
        return redirect(form_address(pk, language))
    return redirect("admin:articles_article_add")


@require_POST
def discard_view(request, pk, language):
    """The third choice in a conflict: theirs stays, mine is put aside."""
    article = get_object_or_404(Article.objects.kept(), pk=pk)
    if language not in ALL or not may_see_drafts(request.user, article):
        raise PermissionDenied
    words, tab = (
        {field: request.POST.get(field, "") for field in WORDS},
        tidy_tab(request.POST.get("tab", "")),
    )
    try:
        working_copies.set_aside(request.user, article, language, words, tab=tab, version=0)
    except TooLong as error:
        raise BadRequest from error
    working_copies.finished(request.user, article, language, tab=tab)
    messages.success(
        request, _("Your text was put aside. You can find it for thirty days under “Earlier texts”.")
    )
    return redirect(form_address(pk, language))


def form_address(pk: int, language: str) -> str:
    """Where a language of a story is written: its own page for the original, the desk for translations."""
    article = Article.objects.kept().filter(pk=pk).only("pk", "original_language").first()
    name = "change" if article and article.original_language == language else "desk"
    args = [pk] if name == "change" else [pk, language]
    return reverse(f"admin:articles_article_{name}", args=args)
