"""The form for a whole story: the words of its original language and what is the same in every language."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelectMultiple, RelatedFieldWidgetWrapper
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from articles.admin.words_form import WordsForm
from articles.models import Article, Tag, TaggedArticle

FACTS = (
    "original_language", "section", "kind", "picture", "people", "organizations", "events", "storylines", "agency",
    "dateline_on", "licence",
)  # fmt: skip
"""What is the same in every language."""


def tags_widget():
    """A search box over our own tags: typing a new word here could make a tag twice in two languages."""
    relation = TaggedArticle._meta.get_field("tag")
    widget = AutocompleteSelectMultiple(relation, admin.site)
    return RelatedFieldWidgetWrapper(widget, relation.remote_field, admin.site, can_add_related=True)


class StoryForm(WordsForm, forms.ModelForm):
    """A story as its writer sees it."""

    tags = forms.ModelMultipleChoiceField(Tag.objects.all(), required=False, label=capfirst(_("tags")))
    facts_version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Article
        fields = FACTS

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        article = self.instance
        # Programs and old forms that do not know it leave it as it is.
        self.fields["licence"].required = False
        self.fields["tags"].widget = tags_widget()
        self.fields["tags"].widget.choices = self.fields["tags"].choices
        if article.pk:
            self.initial["tags"] = list(article.tags.all())
        self.initial["facts_version"] = article.version
        language = article.original_language if article.pk else self._chosen_language()
        edition = article.editions.filter(language=language).first() if article.pk else None
        self.bind_edition(article, language, edition)

    def _chosen_language(self) -> str:
        chosen = self.data.get("original_language") or self.initial.get("original_language")
        return chosen or Article._meta.get_field("original_language").default

    def check_conflict(self, cleaned):
        """Find out, too, whether a colleague changed what is the same in every language."""
        super().check_conflict(cleaned)
        now = Article.objects.filter(pk=self.article.pk).values_list("version", flat=True).first()
        if now is not None and now != cleaned.get("facts_version"):
            self.data = self.data.copy()
            self.data["facts_version"] = now
            self.add_error(
                None,
                _("A colleague changed the section, picture, tags or names of this story meanwhile. "
                  "The form shows yours; save again to keep them."),
            )  # fmt: skip

    @property
    def has_new_facts(self) -> bool:
        """Whether anything that is the same in every language was changed."""
        return bool({*FACTS, "tags"}.intersection(self.changed_data))
