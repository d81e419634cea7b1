"""Partners in the newsroom: who gets what, and a key that is shown once."""

from django import forms
from django.contrib import admin, messages
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from languages.registry import language_choices
from prose.admin import NewsroomBase
from syndication.models import Partner
from syndication.partners import keys


class PartnerForm(forms.ModelForm):
    """The languages as boxes to tick."""

    languages = forms.MultipleChoiceField(
        choices=language_choices, widget=forms.CheckboxSelectMultiple, label=gettext_lazy("Languages")
    )

    class Meta:
        model = Partner
        fields = ("name", "contact", "is_active", "languages", "sections", "hours", "full_text", "terms")
        widgets = {"sections": forms.CheckboxSelectMultiple}

    def clean_hours(self):
        """Between an hour and a month, said before the database says it."""
        hours = self.cleaned_data["hours"]
        if not 1 <= hours <= 720:
            raise forms.ValidationError(_("Write a number of hours from 1 to 720."))
        return hours


@admin.register(Partner)
class PartnerAdmin(NewsroomBase):
    """Newsrooms that get our stories by agreement."""

    form = PartnerForm
    list_display = ["name", "contact", "is_active", "has_key", "last_used_on"]
    list_filter = ["is_active"]
    search_fields = ["name", "contact"]
    actions = ["renew", "revoke"]
    fieldsets = [
        (None, {"fields": ["name", "contact", "is_active"]}),
        (gettext_lazy("What they get"), {"fields": ["languages", "sections", "hours", "full_text"]}),
        (gettext_lazy("What was agreed"), {"fields": ["terms"]}),
    ]

    def save_model(self, request, obj, form, change):
        """A new partner gets its key at once."""
        super().save_model(request, obj, form, change)
        if not change:
            self._show(request, obj)

    @admin.display(description=gettext_lazy("has a key"), boolean=True)
    def has_key(self, partner):
        """Whether its address works, as far as the key decides."""
        return partner.digest is not None

    @admin.action(
        description=gettext_lazy("Give a new address; the old one stops working"), permissions=["change"]
    )
    def renew(self, request, partners):
        """Make the old addresses void and show the new ones."""
        for partner in partners:
            self._show(request, partner)

    @admin.action(description=gettext_lazy("Make the address void"), permissions=["change"])
    def revoke(self, request, partners):
        """From now on their addresses lead nowhere."""
        for partner in partners:
            keys.revoke(partner)
        messages.success(request, _("These addresses do not work any more."))

    def _show(self, request, partner):
        told = _("The address for %(name)s. It is shown this once; whoever has it gets the stories:")
        address = keys.address(keys.new_key(partner))
        words = told % {"name": partner.name}
        messages.success(request, format_html("{} <code>{}</code>", words, address))
