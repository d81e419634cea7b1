"""What editors type at the front page desk: times of a place, and a line of breaking news."""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles.models import Article, Edition
from languages.registry import ALL, enabled
from newsroom.fronts.breaking import HOURS

WRITTEN = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%d.%m.%Y %H:%M"]
"""As browsers send a moment, and as people type it where the browser offers no calendar."""


def moment(label) -> forms.DateTimeField:
    """A field for a moment by the newspaper's clock."""
    widget = forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})
    wrong = {"invalid": _("Write the time like this: 24.11.2026 18:00")}
    return forms.DateTimeField(
        label=label, required=False, input_formats=WRITTEN, widget=widget, error_messages=wrong
    )


class TimesForm(forms.Form):
    """From when and until when a story stands in its place; both may be empty."""

    starts_at = moment(_("from"))
    ends_at = moment(_("until"))

    def clean(self):
        """A place ends after it begins."""
        cleaned = super().clean()
        starts_at, ends_at = cleaned.get("starts_at"), cleaned.get("ends_at")
        if starts_at and ends_at and ends_at <= starts_at:
            raise ValidationError(_("The end comes before the start. Choose a later end."))
        return cleaned


class BreakingForm(forms.Form):
    """One line for each language that gets one, a story if there is one, and when it ends."""

    story = forms.ModelChoiceField(
        Article.objects.none(), required=False, label=_("Story"), empty_label=_("none yet")
    )
    hours = forms.TypedChoiceField(coerce=int, label=_("Ends after"), initial=HOURS[0])

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for code in enabled():
            self.fields[f"text_{code}"] = forms.CharField(
                label=ALL[code].own_name, required=False, max_length=140,
                widget=forms.TextInput(attrs={"lang": ALL[code].tag, "class": "vTextField"}),
            )  # fmt: skip
        self.fields["hours"].choices = [
            (hours, ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours})
            for hours in HOURS
        ]
        self.fields["story"].queryset = latest_stories()

    @property
    def texts(self) -> dict[str, str]:
        """What was written, by language."""
        return {code: self.cleaned_data.get(f"text_{code}") or "" for code in enabled()}

    @property
    def text_fields(self):
        """The fields of the languages, as the page prints them."""
        return [self[f"text_{code}"] for code in enabled()]

    @property
    def until(self):
        """When the line ends."""
        return timezone.now() + timedelta(hours=self.cleaned_data["hours"])


def latest_stories():
    """The stories of the last days: breaking news is about one of them."""
    live = Edition.objects.filter(status__in=["scheduled", "published"])
    recent = live.order_by("-published_at").values("article")[:60]
    pks = {row["article"] for row in recent}
    return Article.objects.kept().filter(pk__in=pks).for_list().prefetch_related(None)
