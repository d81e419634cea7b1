"""What a journalist is told after something came out, or was made ready to."""

from django.contrib import messages
from django.utils.translation import gettext as _

from articles import planning
from articles.models import Article
from articles.models.edition import Status


def told(editions) -> str:
    """What has happened to these editions, in one sentence; nothing if there are none."""
    if not editions:
        return ""
    names = ", ".join(edition.get_language_display() for edition in editions)
    if any(edition.is_embargoed for edition in editions):
        return _("%(language)s: published. Readers can read it when the embargo ends.") % {"language": names}
    if any(edition.stage == Status.SCHEDULED for edition in editions):
        return _("%(language)s: scheduled, as the release plan says.") % {"language": names}
    return _("%(language)s: published. Readers can read it now.") % {"language": names}


def tell_lacking(request, pk: int) -> None:
    """Say which languages somebody wants and readers do not have. It stands in nobody's way."""
    lacking = [line for line in planning.lines(Article.objects.get(pk=pk)) if line.is_lacking]
    missing = ", ".join(line.own_name for line in lacking if not line.is_out)
    behind = ", ".join(line.own_name for line in lacking if line.is_out)
    if missing:
        messages.warning(request, _("Planned and not published yet: %(languages)s.") % {"languages": missing})
    if behind:
        messages.warning(request, _("Older than the original: %(languages)s.") % {"languages": behind})
