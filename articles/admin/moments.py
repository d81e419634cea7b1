"""The field for a day and an hour: what clocks on the wall cannot show is explained, not guessed."""

from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from articles.archives import YEARS
from articles.clocks import clock_trouble

FORMAT = "%Y-%m-%dT%H:%M"


class MomentField(forms.DateTimeField):
    """A moment by the site's clock. A day without an hour means its beginning."""

    known: datetime | None = None
    """The moment that the form showed: what comes back as it was is not asked about again."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=FORMAT)

    def __init__(self, **kwargs):
        super().__init__(required=False, **kwargs)

    def to_python(self, value):
        """Read the moment, or say why it is none."""
        if self._is_as_shown(value):
            return self.known
        try:
            moment = super().to_python(value)
        except ValidationError as error:
            raise self._explained(value, error) from error
        if moment and moment.year not in YEARS:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return moment

    def _is_as_shown(self, value) -> bool:
        return bool(self.known and value) and value == timezone.localtime(self.known).strftime(FORMAT)

    def _explained(self, value, error: ValidationError) -> ValidationError:
        if error.code != "ambiguous_timezone":
            return error
        return ValidationError(clock_trouble(parse_datetime(value.strip())), code=error.code)
