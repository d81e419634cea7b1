"""What colleagues ask the calendar for, and what they plan in it."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models import Section
from languages.registry import ALL, enabled
from newsroom.calendar.entries import Wanted

FIRST, LAST = date(2000, 1, 1), date(2199, 12, 31)
WRITTEN = ["%Y-%m-%d", "%d.%m.%Y"]


def day(label, **options) -> forms.DateField:
    """A field for a day, between the years that a newspaper plans for."""
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    wrong = {"invalid": _("Write the day like this: 24.11.2026")}
    return _Day(label=label, input_formats=WRITTEN, widget=widget, error_messages=wrong, **options)


class _Day(forms.DateField):
    def validate(self, value):
        """Refuse days that nobody means."""
        super().validate(value)
        if value and not FIRST <= value <= LAST:
            raise forms.ValidationError(_("Choose a day between 2000 and 2199."))


def language_choices(nothing) -> list[tuple[str, str]]:
    """The languages of the site, by their own names."""
    return [("", nothing), *((code, ALL[code].own_name) for code in enabled())]


class ViewForm(forms.Form):
    """Which month, and which stories. Everything may be empty."""

    month = forms.DateField(
        label=_("Month"), required=False, input_formats=["%Y-%m"],
        widget=forms.DateInput(format="%Y-%m", attrs={"type": "month"}),
        error_messages={"invalid": _("There is no such month. Write it like this: 2026-11")},
    )  # fmt: skip
    language = forms.ChoiceField(label=_("Language"), required=False)
    section = forms.ModelChoiceField(
        Section.objects.all(), label=_("Section"), required=False, empty_label=_("all sections")
    )
    mine = forms.BooleanField(label=_("only mine"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = language_choices(_("all languages"))

    def clean_month(self):
        """Keep to the years that a newspaper plans for."""
        month = self.cleaned_data["month"]
        if month and not FIRST <= month <= LAST:
            raise forms.ValidationError(_("Choose a day between 2000 and 2199."))
        return month

    @property
    def wanted(self) -> Wanted:
        """What is to be shown; everything after a mistake."""
        data = self.cleaned_data if self.is_valid() else {}
        section = data.get("section")
        return Wanted(data.get("language") or "", section.pk if section else None, bool(data.get("mine")))


class MoveForm(forms.Form):
    """For which day a story is planned; empty takes it off the calendar."""

    on = day(_("Day"), required=False)


class PlanForm(forms.Form):
    """A story that does not exist yet: as much as is known of it."""

    headline = forms.CharField(label=_("Working headline"), max_length=250)
    section = forms.ModelChoiceField(Section.objects.all(), label=_("Section"))
    language = forms.ChoiceField(label=_("Written in"))
    on = day(_("Day"))

    def __init__(self, *args, **kwargs):
        super().__init__(
            *args, auto_id="id_plan_%s", **kwargs
        )  # the filters of the same page have such fields too
        self.fields["language"].choices = language_choices("")[1:]
