"""Embargo and end of an edition: a page with two times."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.life.page import back_to, back_url, edition_of, show, story_at
from articles.admin.moments import MomentField
from articles.errors import NewsroomError
from articles.models import Edition
from articles.permissions import may_publish
from articles.publishing_times import embargo_impossible, expiry_impossible, set_embargo, set_expiry

SERVICES = {
    "embargoed_until": lambda edition, moment, by: set_embargo(edition, until=moment, by=by),
    "expires_at": lambda edition, moment, by: set_expiry(edition, at=moment, by=by),
}


class TimesForm(forms.Form):
    """When readers may have it at the earliest, and until when."""

    embargoed_until = MomentField(
        label=gettext_lazy("Embargo until"),
        help_text=gettext_lazy("Nobody outside sees it before, even if it is published. Empty: no embargo."),
    )
    expires_at = MomentField(
        label=gettext_lazy("Online until"),
        help_text=gettext_lazy(
            "Afterwards the address says that the story is no longer online. Empty: for good."
        ),
    )

    shown = forms.CharField(widget=forms.HiddenInput, required=False, max_length=80)
    """The times that the page showed: a colleague's newer ones are not taken away unseen."""

    def __init__(self, data, edition: Edition):
        times = {name: getattr(edition, name) for name in SERVICES}
        super().__init__(data, initial=times | {"shown": _as_shown(edition)})
        self.edition = edition
        impossible = {
            "embargoed_until": embargo_impossible(edition),
            "expires_at": expiry_impossible(edition),
        }
        for name in SERVICES:
            field = self.fields[name]
            field.known = getattr(edition, name)
            if impossible[name]:
                field.disabled, field.help_text = True, impossible[name]

    def clean(self):
        """Tell about times that were changed since the page was opened."""
        cleaned = super().clean()
        now = _as_shown(self.edition)
        if cleaned.get("shown") and cleaned["shown"] != now:
            self.data = self.data.copy()  # a second press saves over them, knowingly
            self.data["shown"] = now
            self.add_error(
                None, _("A colleague changed these times meanwhile. Look at them, then save again.")
            )
        return cleaned

    def in_order(self, edition: Edition) -> list[str]:
        """A later end goes first, so that it makes room for a later embargo."""
        end = self.cleaned_data["expires_at"]
        is_later = end is None or (edition.expires_at is not None and end > edition.expires_at)
        return sorted(SERVICES, reverse=is_later)


def _as_shown(edition: Edition) -> str:
    return " ".join(f"{getattr(edition, name) or '-'}".replace(" ", "T") for name in SERVICES)


def times_view(request, pk, language):
    """Set or end the embargo, and how long the edition stays online."""
    article = story_at(pk)
    if not may_publish(request.user, article):
        raise PermissionDenied
    edition = edition_of(article, language)
    form = TimesForm(request.POST if request.method == "POST" else None, edition)
    if request.method == "POST" and form.is_valid() and _save(request, edition, form):
        return back_to(article, request.user, edition)
    return show(
        request, "times", article, _("Embargo and time online"), form=form, edition=edition,
        back=back_url(article, request.user, edition),
    )  # fmt: skip


@transaction.atomic
def _save(request, edition, form) -> bool:
    for name in form.in_order(edition):
        try:
            SERVICES[name](edition, form.cleaned_data[name], request.user)
        except NewsroomError as error:
            form.add_error(name, str(error))
            transaction.set_rollback(True)
            return False
    text = _("%(language)s: embargo and time online are saved.")
    messages.success(request, text % {"language": edition.get_language_display()})
    return True
