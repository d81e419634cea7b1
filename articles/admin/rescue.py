"""A form that was sent in vain keeps its text: after an expired log-in, a lost right, a story gone meanwhile."""

from functools import wraps

from django.contrib import admin
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import login
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import Http404
from django.utils.translation import gettext as _

from articles import kept_text
from articles.errors import Gone, NewsroomError
from articles.kept_text import AGAIN
from articles.models import Article
from articles.permissions import may_edit_story
from languages.numbers import whole_number

FORMS = {
    "articles_article_add",
    "articles_article_change",
    "articles_article_desk",
    "articles_article_discard",
    "articles_article_names_answer",
}


def guarded(patterns: list) -> list:
    """The same addresses; those of forms keep what is sent to them."""
    for pattern in patterns:
        if pattern.name in FORMS:
            pattern.callback = _keeps_text(pattern.callback)
    return patterns


def require_writable(request, article: Article | None) -> None:
    """Where a form is sent that can no longer be saved, say so instead of showing another page."""
    if article is None:
        raise Http404
    if not may_edit_story(request.user, article):
        raise PermissionDenied


def _keeps_text(view):
    @wraps(view)
    def answer(request, *args, **kwargs):
        if request.method != "POST":
            return view(request, *args, **kwargs)
        if not admin.site.has_permission(request) and (page := _log_in_again(request)):
            return page
        _forget_password(request)
        try:
            return view(request, *args, **kwargs)
        except PermissionDenied:
            return kept_text.page(
                request, status=403, message=_("You may not save this (any more). Ask an editor.")
            )
        except Http404:
            return kept_text.page(request, status=409, message=_why_gone(kwargs))
        except NewsroomError as refused:
            return kept_text.page(request, status=409, message=str(refused))
        except OperationalError:
            # Somebody else writes for long, or there is no room. If it cannot even be read, this fails as well.
            return kept_text.page(request, status=503, again=True)

    return answer


def _log_in_again(request):
    """Ask for name and password beside the text that was sent; None once the colleague is logged in."""
    sent = f"{AGAIN}-password" in request.POST
    form = AdminAuthenticationForm(request, data=request.POST if sent else None, prefix=AGAIN)
    if sent and form.is_valid():
        login(request, form.get_user())
        return None
    locked = getattr(request, "axes_locked_out", False)
    request.axes_locked_out = False  # its own page would come without the text
    return kept_text.page(request, status=403, form=form, locked=locked)


def _forget_password(request) -> None:
    """The view sees the form as it was sent first."""
    if f"{AGAIN}-password" in request.POST:
        request.POST = request.POST.copy()
        for name in (f"{AGAIN}-username", f"{AGAIN}-password"):
            request.POST.pop(name, None)


def _why_gone(kwargs) -> str:
    number = whole_number(str(kwargs.get("pk") or kwargs.get("object_id") or ""))
    if number is not None and Article.objects.binned().filter(pk=number).exists():
        return str(Gone())
    return _("This story does not exist (any more), or you may not see it.")
