"""“How big is this change?”: asked when somebody saves changed words of a source that readers can read."""

from django import forms
from django.utils.translation import gettext_lazy as _

from articles import writing
from articles.models import Article, Edition, Weight
from articles.models.article import WORDS

CONSEQUENCES = {
    Weight.TYPO: _("Spelling, a comma, a lost letter. Nobody is told, and the date of the text stays."),
    Weight.UPDATE: _("The text says something new. The translators are asked to follow."),
    Weight.MAJOR: _(
        "The translations are wrong now. The translators are asked to follow, and until they have, "
        "readers of a translation are told that the original has changed."
    ),
}
QUESTION = _("How big is this change?")


class WeightForm(forms.Form):
    """The part of the words' form that asks how big a change is, if it has to be asked."""

    weight = forms.ChoiceField(
        label=QUESTION, choices=[*Weight.choices], required=False, widget=forms.RadioSelect
    )

    def bind_weight(self, article: Article, language: str, edition: Edition | None) -> None:
        """Keep the question for what readers can read and others are translated from."""
        if edition is None or not edition.is_live or not is_source(article, language):
            del self.fields["weight"]

    @property
    def weights(self) -> list[dict]:
        """The answers, each with what it leads to, for the template."""
        chosen = self["weight"].value()
        return [
            {"value": weight.value, "label": weight.label, "consequence": text, "chosen": chosen == weight}
            for weight, text in CONSEQUENCES.items()
        ]

    def check_weight(self, cleaned: dict) -> None:
        """Ask for an answer if words have changed. First comes what a colleague has saved meanwhile."""
        if "weight" not in self.fields or cleaned.get("weight") or "weight" in self.errors:
            return
        if self.theirs or not self.has_new_words(cleaned):
            return
        self.add_error("weight", _("Readers can read this text. Say how big the change is, then save again."))

    def has_new_words(self, cleaned: dict) -> bool:
        """Whether the form says anything else than what is saved."""
        words = {field: cleaned[field] for field in WORDS if field in cleaned}
        return bool(writing.new_words(self.article, self.language, words))

    def chosen_weight(self) -> Weight:
        """How big the change is; an update where nobody was asked."""
        return Weight(self.cleaned_data.get("weight") or Weight.UPDATE)


def is_source(article: Article, language: str) -> bool:
    """Whether other editions are made from this one: it is the original, or somebody translated from it."""
    return language == article.original_language or article.editions.filter(source_language=language).exists()
