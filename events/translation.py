"""Which words about an event exist in each language."""

from modeltranslation.translator import TranslationOptions, register

from events.models import Event, Venue


@register(Event)
class EventTranslation(TranslationOptions):
    """Names fall back to another language; longer texts are chosen as a whole by `languages.fallback`."""

    fields = ("name", "summary", "description", "status_note")
    required_languages = ()


@register(Venue)
class VenueTranslation(TranslationOptions):
    """Where it is, in the reader's language."""

    fields = ("name", "city")
    required_languages = ()
