"""The history of steps: who did what with which language of a story, when and why. Written once, read here."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.utils.translation import gettext as _

from articles.admin.life.page import back_url, show, story_at
from articles.clocks import in_words
from articles.models import Transition
from articles.models.transition import Verb
from articles.permissions import may_see_drafts
from languages.registry import own_name_of, tag_of

ON_A_PAGE = 100
TIMES = {Verb.EMBARGO, Verb.EXPIRE}
REVISIONS = {Verb.CONFIRM, Verb.RESTORE}


def log_view(request, pk):
    """Every step of every language of a story, the latest first."""
    article = story_at(pk)
    if not may_see_drafts(request.user, article):
        raise PermissionDenied
    steps = Transition.objects.filter(edition__article=article).select_related("edition", "by")
    page = Paginator(steps.order_by("-at", "-pk"), ON_A_PAGE).get_page(request.GET.get("page"))
    rows = [
        (step, own_name_of(step.edition.language), tag_of(step.edition.language), why(step)) for step in page
    ]
    return show(
        request, "log", article, _("History of steps"), rows=rows, page=page,
        back=back_url(article, request.user),
    )  # fmt: skip


def why(step: Transition) -> str:
    """The reason in words. Where the log keeps a time or a number, say what it means."""
    if step.verb in TIMES:
        return _until(step.reason) if step.reason else _("from now on without an end")
    if step.verb in REVISIONS and step.reason:
        return _("revision %(number)s") % {"number": step.reason}
    return step.reason


def _until(reason: str) -> str:
    try:
        return _("until %(time)s") % in_words(datetime.fromisoformat(reason))
    except ValueError:
        return reason
