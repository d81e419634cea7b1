"""Which words of an organization exist in each language."""

from modeltranslation.translator import TranslationOptions, register

from organizations.models import Organization


@register(Organization)
class OrganizationTranslation(TranslationOptions):
    """Names fall back to another language; longer texts are chosen as a whole by `languages.fallback`."""

    fields = ("name", "acronym", "summary", "description", "disambiguation")
    required_languages = ()
