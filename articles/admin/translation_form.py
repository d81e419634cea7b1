"""The words of a translation, with what it was made from and by whom."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from articles import writing
from articles.admin.words_form import WordsForm
from articles.models import Article, Edition
from articles.models.edition import Machine


class TranslationForm(WordsForm):
    """What a translator writes at the desk: her own language, and nothing else."""

    machine = forms.ChoiceField(
        label=capfirst(_("machine translation")), choices=Machine.choices, required=False,
        help_text=_("Readers are told."),
    )  # fmt: skip
    still_behind = forms.BooleanField(
        label=_("Not everything yet: the text still has to follow the original"), required=False,
        help_text=_("Tick this if you only put something else right. It stays on the list of the translators."),
    )  # fmt: skip
    source_revision = forms.IntegerField(
        widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1
    )

    def bind_translation(self, article: Article, language: str, edition: Edition | None, source) -> None:
        """Say which edition is written from which source, both as they stand now."""
        self.bind_edition(article, language, edition)
        self.source = source.edition if source else None
        if source is None:
            del self.fields["machine"], self.fields["source_revision"]
        else:
            self.initial["source_revision"] = source.edition.revision
            self.initial["machine"] = edition.machine if edition else Machine.NONE
        if source is None or not source.staleness:
            del self.fields["still_behind"]

    def clean_source_revision(self):
        """Nobody has seen a text that is not written yet."""
        seen = self.cleaned_data["source_revision"]
        if seen is not None and seen > self.source.revision:
            raise ValidationError(_("This text of the original does not exist."))
        return seen

    def provenance(self) -> dict:
        """What the translation was made from. Whoever wrote nothing new does not follow the source by saving."""
        if self.source is None:
            return {}
        cleaned = self.cleaned_data
        # A form without the field, such as that of an older page, leaves the mark as it is.
        found = {"machine": cleaned["machine"] if self.add_prefix("machine") in self.data else writing.KEEP}
        if self.edition is None or (self.has_new_words(cleaned) and not cleaned.get("still_behind")):
            found |= {
                "source_language": self.source.language,
                "source_revision": cleaned.get("source_revision"),
            }
        return found
