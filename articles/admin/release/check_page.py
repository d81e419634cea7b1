"""What Publish asks before a language comes out without the others: publish anyway, or wait, and until when?"""

from datetime import datetime, time, timedelta

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import planning, publishing_release
from articles.admin.life.page import edition_of, story_at
from articles.admin.moments import MomentField
from articles.admin.release.page import back_url, show
from articles.admin.release.telling import tell_lacking, told
from articles.errors import NewsroomError
from articles.models import Edition
from articles.permissions import may_publish

EVENING = time(18)
TOO_SOON = timedelta(minutes=30)


class CheckForm(forms.Form):
    """The three ways on. The version tells whether the text is still the one that the editor saw."""

    NOW, WAIT, UNTIL = "now", "wait", "until"
    choice = forms.ChoiceField(
        label=gettext_lazy("What shall happen?"), widget=forms.RadioSelect, initial=UNTIL,
        choices=[
            (UNTIL, gettext_lazy("Wait for the others, but not longer than until")),
            (WAIT, gettext_lazy("Wait for the others, as long as it takes")),
            (NOW, gettext_lazy("Publish this language now, the others when they are ready")),
        ],
    )  # fmt: skip
    until = MomentField(label=gettext_lazy("Not longer than until"))
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data, edition: Edition):
        limit = edition.article.release_by
        proposed = limit if limit and limit > timezone.now() else this_evening()
        super().__init__(data, initial={"until": proposed, "version": edition.version})
        self.edition = edition
        self.fields["until"].known = proposed

    def clean(self):
        """A time if it is to wait until one; and the text that the editor saw."""
        cleaned = super().clean()
        if cleaned.get("choice") == self.UNTIL and "until" in cleaned and not cleaned["until"]:
            self.add_error("until", _("Give the time until which it waits."))
        if "version" in cleaned and cleaned["version"] != self.edition.version:
            self.data = self.data.copy()
            self.data["version"] = self.edition.version
            self.add_error(
                None, _("Somebody changed this edition meanwhile. Look at it again before you decide.")
            )
        return cleaned


def this_evening() -> datetime:
    """Six o'clock, today if that is not too soon, else tomorrow, by the site's clock."""
    now = timezone.localtime()
    today = timezone.make_aware(datetime.combine(now.date(), EVENING))
    tomorrow = timezone.make_aware(datetime.combine(now.date() + timedelta(days=1), EVENING))
    return today if now + TOO_SOON < today else tomorrow


def check_view(request, pk, language):
    """Say which languages are missing, and let the editor decide."""
    article = story_at(pk)
    if not may_publish(request.user, article):
        raise PermissionDenied
    edition = edition_of(article, language)
    form = CheckForm(request.POST or None, edition)
    if request.method == "POST" and form.is_valid() and _decide(request, form, edition):
        return redirect(back_url(article))
    lines = [line for line in planning.lines(article) if line.is_together and line.language != language]
    missing = planning.missing_languages(article, beside=language)
    return show(
        request, "check", article, _("Publish, or wait?"), form=form, edition=edition, lines=lines,
        missing=missing,
    )  # fmt: skip


def _decide(request, form: CheckForm, edition: Edition) -> bool:
    choice, user = form.cleaned_data["choice"], request.user
    try:
        if choice == form.NOW:
            out = publishing_release.publish_alone(edition, by=user)
        else:
            until = form.cleaned_data["until"] if choice == form.UNTIL else None
            out = publishing_release.wait_for_others(edition, by=user, until=until)
    except NewsroomError as error:
        form.add_error(None, str(error))
        return False
    if out:
        messages.success(request, told(out))
        tell_lacking(request, edition.article_id)
    else:
        text = _("%(language)s: ready. It comes out together with the others.")
        messages.success(request, text % {"language": edition.get_language_display()})
    return True
