"""When a source changes: “still correct, no change needed”, and telling whoever was translating just then."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles import writing
from articles.errors import NewsroomError
from articles.models import Article, Edition
from articles.models.article import WORDS
from articles.permissions import may_confirm, may_write
from articles.revisions import confirm_current
from articles.staleness import staleness
from languages.numbers import whole_number

CHANGED = {
    True: gettext_lazy("You have changed words of the translation. Choose Save instead: it says the same."),
    False: gettext_lazy(
        "Your words differ from those that readers have. Choose “Send to the editors” instead."
    ),
}


def confirm(request: HttpRequest, article: Article, form) -> bool:
    """Note that the translation needs no change. Words that were typed are neither saved nor lost by it."""
    edition, source = form.edition, form.source
    if source is None or not may_confirm(request.user, article, form.language, edition):
        raise PermissionDenied
    typed = {field: request.POST[field] for field in WORDS if field in request.POST}
    if writing.new_words(article, form.language, typed):
        form.add_error(None, CHANGED[may_write(request.user, article, form.language, edition)])
        return False
    try:
        confirm_current(edition, by=request.user, seen=_seen(request, edition, source))
    except NewsroomError as error:
        form.add_error(None, str(error))
        return False
    messages.success(
        request, _("%(language)s: still correct.") % {"language": edition.get_language_display()}
    )
    return True


def _seen(request: HttpRequest, edition: Edition, source: Edition) -> int:
    """Which text of the source was judged. Who read another language has not judged this one."""
    number = whole_number(request.POST.get("source_revision", ""))
    if edition.source_language != source.language or number is None:
        return -1
    return number


def tell_of_newer_source(request: HttpRequest, form) -> None:
    """Say that the source was changed while somebody translated it."""
    seen = form.cleaned_data.get("source_revision")
    if form.source is None or seen is None:
        return
    now = {edition.language: edition for edition in Edition.objects.filter(article_id=form.article.pk)}
    source, saved = now[form.source.language], now[form.language]
    behind = staleness(saved, source)
    if source.revision > seen and saved.source_revision == seen and behind:
        messages.warning(request, _newer(behind.words))


def _newer(words: int) -> str:
    text = ngettext(
        "The original changed while you were writing (%(count)d word). Your text is saved as a translation of what "
        "you saw; the change is marked beside it.",
        "The original changed while you were writing (%(count)d words). Your text is saved as a translation of what "
        "you saw; the changes are marked beside it.",
        words,
    )
    return text % {"count": words}
