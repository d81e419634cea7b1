"""What a colleague wants to hear by e-mail."""

from django import forms
from django.utils.translation import gettext_lazy as _

from languages.registry import enabled, own_name_of
from newsroom.notices import choices


class NoticesForm(forms.Form):
    """A checkbox for each kind that can concern the colleague, and the language to write in."""

    kinds = forms.MultipleChoiceField(
        label=_("Write to me when"), required=False, widget=forms.CheckboxSelectMultiple
    )
    language = forms.ChoiceField(label=_("Write to me in"), required=False)

    def __init__(self, data=None, *, user):
        initial = {"kinds": choices.wanted_by(user), "language": choices.chosen_language(user)}
        super().__init__(data, initial=initial)
        self.fields["kinds"].choices = [(kind.value, kind.label) for kind in choices.kinds_for(user)]
        languages = [(code, own_name_of(code)) for code in enabled()]
        usual = own_name_of(choices.usual_language(user))
        self.fields["language"].choices = [("", _("the usual language (%s)") % usual), *languages]
