"""Which words about a person exist in each language."""

from modeltranslation.translator import TranslationOptions, register

from people.models import Person, Position


@register(Person)
class PersonTranslation(TranslationOptions):
    """Names fall back to another language; longer texts are chosen as a whole by `languages.fallback`."""

    fields = ("name", "summary", "biography", "disambiguation")
    required_languages = ()


@register(Position)
class PositionTranslation(TranslationOptions):
    """The title of a position."""

    fields = ("title",)
    required_languages = ()
