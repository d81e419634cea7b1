"""Which words about a picture exist in every language."""

from modeltranslation.translator import TranslationOptions, register

from pictures.models import Picture


@register(Picture)
class PictureTranslation(TranslationOptions):
    """What is said about a picture is said in every language; nothing is required in each of them."""

    fields = ("alt", "caption")
    required_languages = ()
