"""Choosing the days that the statistics show."""

from django import forms
from django.utils.translation import gettext_lazy as _

from languages.dates import date_text
from languages.registry import current
from newsroom.statistics.period import USUAL, Period, preset

PRESETS = [
    ("today", _("Today")),
    ("7", _("7 days")),
    ("30", _("30 days")),
    ("90", _("90 days")),
    ("12m", _("12 months")),
    ("all", _("All time")),
]
WRITTEN = ["%Y-%m-%d", "%d.%m.%Y"]
"""As browsers send a date, and as people type it where the browser offers no calendar."""


class PeriodForm(forms.Form):
    """A ready-made period, or a first and a last day. Everything may be empty."""

    period = forms.ChoiceField(
        choices=PRESETS, required=False,
        error_messages={"invalid_choice": _("There is no such period. Choose one of these.")},
    )  # fmt: skip
    since = forms.DateField(
        label=_("From"), required=False, input_formats=WRITTEN,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )  # fmt: skip
    until = forms.DateField(
        label=_("To"), required=False, input_formats=WRITTEN,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )  # fmt: skip

    def __init__(self, data, *, today, first):
        super().__init__(data)
        self.today, self.first = today, first

    def clean(self):
        """The first day must not come after the last, nor the last after today."""
        cleaned = super().clean()
        since, until = cleaned.get("since"), cleaned.get("until")
        if until and until > self.today:
            self.add_error("until", _("This day is still to come. Choose today or an earlier day."))
        elif until and until < self.first:
            began = date_text(self.first, current())
            self.add_error(
                "until", _("Nothing was counted before %(day)s. Choose a later day.") % {"day": began}
            )
        elif since and "until" not in self.errors and since > (until or self.today):
            self.add_error("since", _("The first day comes after the last. Choose an earlier one."))
        return cleaned

    @property
    def chosen(self) -> Period:
        """The period that was asked for; after a mistake the usual one, beside the message."""
        if not self.is_valid():
            return self._preset(USUAL)
        asked = self.cleaned_data
        if asked["since"] or asked["until"]:
            until = asked["until"] or self.today
            # Before the first counted day there is nothing; nobody gets a chart of two thousand empty years.
            return Period(min(max(asked["since"] or self.first, self.first), until), until, self.today)
        return self._preset(asked["period"] or USUAL)

    @property
    def shown(self) -> "PeriodForm":
        """The form as the page prints it: with the days that are shown, or with the mistake."""
        if not self.is_valid():
            return self
        days = {"since": self.chosen.since, "until": self.chosen.until}
        return PeriodForm(days, today=self.today, first=min(self.first, self.chosen.until))

    def _preset(self, name: str) -> Period:
        return preset(name, today=self.today, first=self.first)
