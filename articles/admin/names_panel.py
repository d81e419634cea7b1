"""The names in a story on the translator's desk, with a way to write down those that are missing."""

from dataclasses import dataclass

from django.urls import reverse

from articles.models import Article
from articles.name_forms import NameForms, names_of


@dataclass(frozen=True, slots=True)
class NameRow:
    """One name, and where its forms are kept, for colleagues who may write them down."""

    forms: NameForms
    edit_url: str


def rows(article: Article, source: str, target: str, user) -> list[NameRow]:
    """One row for every name in the story."""
    return [NameRow(forms, _edit_url(forms.record, user)) for forms in names_of(article, source, target)]


def _edit_url(record, user) -> str:
    meta = record._meta
    if not user.has_perm(f"{meta.app_label}.change_{meta.model_name}"):
        return ""
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[record.pk])
