"""Asking a writer for changes: a page with one obligatory box."""

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import publishing
from articles.admin.life.page import back_to, back_url, edition_of, show, story_at
from articles.errors import NewsroomError
from articles.permissions import may_publish


class ChangesForm(forms.Form):
    """What has to change."""

    comment = forms.CharField(
        label=gettext_lazy("What has to change?"), max_length=1000, widget=AdminTextareaWidget(attrs={"rows": 6}),
        help_text=gettext_lazy("The writer sees this above the text until she sends it again."),
        error_messages={"required": gettext_lazy("Write what has to change, so that the writer knows.")},
    )  # fmt: skip


def changes_view(request, pk, language):
    """Give a text that was sent in back to its writer, with what has to change."""
    article = story_at(pk)
    if not may_publish(request.user, article):
        raise PermissionDenied
    edition = edition_of(article, language)
    form = ChangesForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _ask(request, edition, form):
        return back_to(article, request.user, edition)
    return show(
        request, "changes", article, _("Ask for changes"), form=form, edition=edition,
        possible=edition.stage == "in_review", back=back_url(article, request.user, edition),
    )  # fmt: skip


def _ask(request, edition, form) -> bool:
    try:
        publishing.request_changes(edition, by=request.user, comment=form.cleaned_data["comment"])
    except NewsroomError as error:
        form.add_error(None, str(error))
        return False
    language = edition.get_language_display()
    messages.success(request, _("%(language)s: the writer is asked for changes.") % {"language": language})
    return True
