"""An Article is what happened. An Edition is that article published in one language."""

from articles.models.article import Article
from articles.models.byline import Byline
from articles.models.correction import Correction, CorrectionText
from articles.models.edition import Edition, FormerSlug
from articles.models.fallback import Fallback
from articles.models.gallery import GalleryPicture
from articles.models.name_choice import NameChoice
from articles.models.note import EditorNote
from articles.models.plan import LanguagePlan
from articles.models.preview_link import PreviewLink
from articles.models.revision import Revision, Weight
from articles.models.section import Section
from articles.models.staff import TranslatorLanguage
from articles.models.storyline import Storyline
from articles.models.tag import Tag, TaggedArticle
from articles.models.tally import Recount, Tally, TallyBlock
from articles.models.transition import Transition
from articles.models.working_copy import WorkingCopy

__all__ = [
    "Article",
    "Byline",
    "Correction",
    "CorrectionText",
    "Edition",
    "EditorNote",
    "Fallback",
    "FormerSlug",
    "GalleryPicture",
    "LanguagePlan",
    "NameChoice",
    "PreviewLink",
    "Recount",
    "Revision",
    "Section",
    "Storyline",
    "Tag",
    "TaggedArticle",
    "Tally",
    "TallyBlock",
    "Transition",
    "TranslatorLanguage",
    "Weight",
    "WorkingCopy",
]
