"""Form fields that say which language they are in, to people, screen readers and spelling checkers."""

from django.utils.text import capfirst

from languages.registry import own_name_of, tag_of


class LanguageLabels:
    """Mixin for anything with modeltranslation's fields: labels as 'Name (Shqip)' instead of 'Name [sq]'.

    The attributes ``data-language`` and ``data-language-name`` are what `language-tabs.js` looks for.
    """

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Label the field of one language."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        code = getattr(db_field, "language", None)
        if field and code and hasattr(db_field, "translated_field"):
            field.label = f"{capfirst(db_field.translated_field.verbose_name)} ({own_name_of(code)})"
            field.widget.attrs |= language_attributes(code)
            # No language is obligatory: the model asks for a name in at least one. modeltranslation would
            # demand English wherever the original field may not be blank, as in taggit's tags.
            field.required = False
        return field


def language_attributes(code: str) -> dict[str, str]:
    """HTML attributes for a widget whose words are in one language."""
    return {"lang": tag_of(code), "data-language": code, "data-language-name": own_name_of(code)}
