"""Which words of the paper exist in each language."""

from modeltranslation.translator import TranslationOptions, register

from articles.models import Article, Section, Storyline, Tag
from articles.models.article import WORDS


@register(Section)
class SectionTranslation(TranslationOptions):
    """The menu of the paper in each language."""

    fields = ("name", "description")
    required_languages = ()


@register(Tag)
class TagTranslation(TranslationOptions):
    """One name a language; an empty one is NULL, because names are unique."""

    fields = ("name",)
    required_languages = ()
    empty_values = None


@register(Storyline)
class StorylineTranslation(TranslationOptions):
    """A storyline is called and told in each language."""

    fields = ("name", "summary")
    required_languages = ()


@register(Article)
class ArticleTranslation(TranslationOptions):
    """A story's words never fall back field by field: a page shows one language's words or another's."""

    fields = WORDS
    required_languages = ()
    fallback_languages = {"default": ()}
