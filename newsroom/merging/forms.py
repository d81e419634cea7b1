"""Which of two records is kept, and what becomes of the other one's names."""

from django import forms
from django.utils.translation import gettext_lazy as _

from languages.names import NameKind

CALLED = (
    (NameKind.ALIAS, _("other names that are also used")),
    (NameKind.MISSPELLING, _("misspellings: they lead here, but the page does not show them")),
)


class MergeForm(forms.Form):
    """Asked for two records, the first of which is proposed."""

    kept = forms.TypedChoiceField(
        label=_("Which record is kept?"), widget=forms.RadioSelect, coerce=int,
        error_messages={"required": _("Choose which record is kept.")},
    )  # fmt: skip
    called = forms.ChoiceField(
        label=_("The names of the other record become"), widget=forms.RadioSelect, choices=CALLED,
        initial=NameKind.ALIAS,
    )  # fmt: skip
    seen = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(self, *args, records, **kwargs):
        super().__init__(*args, **kwargs)
        self.records = {record.pk: record for record in records}
        self.fields["kept"].choices = [(record.pk, str(record)) for record in records]

    @property
    def chosen(self) -> tuple:
        """The record that is kept, and the other one."""
        kept = self.cleaned_data["kept"]
        other = next(pk for pk in self.records if pk != kept)
        return self.records[kept], self.records[other]
