"""An Article is what happened. An Edition is that article published in one language."""

from articles.models.article import Article
from articles.models.byline import Byline
from articles.models.edition import Edition, FormerSlug
from articles.models.note import EditorNote
from articles.models.section import Section
from articles.models.staff import TranslatorLanguage
from articles.models.tag import Tag, TaggedArticle
from articles.models.transition import Transition

__all__ = [
    "Article",
    "Byline",
    "Edition",
    "EditorNote",
    "FormerSlug",
    "Section",
    "Tag",
    "TaggedArticle",
    "Transition",
    "TranslatorLanguage",
]  # fmt: skip
