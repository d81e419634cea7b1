"""Rows inside a form."""

from django.contrib import admin
from modeltranslation.admin import TranslationStackedInline, TranslationTabularInline

from prose.admin.labels import LanguageLabels


class TranslatedStackedInline(LanguageLabels, TranslationStackedInline):
    """Rows with many fields, some of them in each language."""

    extra = 0


class TranslatedTabularInline(LanguageLabels, TranslationTabularInline):
    """Rows with few fields, some of them in each language."""

    extra = 0


class OtherNameInline(admin.TabularInline):
    """How a name is also written. Each room sets the model."""

    extra = 0
    fields = ("name", "language", "script", "kind")
    classes = ("collapse",)
