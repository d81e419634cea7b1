"""What stands left on the translator's desk: the text that she reads, and what happened to it since."""

from dataclasses import dataclass, field
from functools import cached_property

from django.utils.safestring import SafeString
from django.utils.text import capfirst

from articles.models import Article, Edition, Revision
from articles.models.article import WORDS
from articles.staleness import Staleness, staleness
from languages.registry import ALL, Language
from prose.marked_text import marked_paragraphs, marked_text
from prose.plain import plain_text


@dataclass
class Source:
    """One edition to translate from."""

    edition: Edition
    words: dict[str, str]
    staleness: Staleness = field(default_factory=Staleness)
    base: Revision | None = None
    """The text that the translation was made from, if it is known and no longer the present one."""
    is_new: bool = False
    """Whether the translation was made from another language until now."""

    @property
    def language(self) -> Language:
        """The language that is read."""
        return ALL[self.edition.language]

    @cached_property
    def changed(self) -> list[str]:
        """The fields that have changed since the translation was made."""
        return [field for field in WORDS if self.base and self.base.words[field] != self.words[field]]

    @cached_property
    def parts(self) -> list[dict]:
        """The fields that have words or had some, whole and with their changes."""
        return [self._part(name) for name in WORDS if self.words[name] or name in self.changed]

    def _part(self, name: str) -> dict:
        label = capfirst(Article._meta.get_field(name).verbose_name)
        return {"name": name, "label": label, "text": self.words[name], "marked": self._marked(name)}

    def _marked(self, name: str) -> SafeString | str:
        if not self.changed:
            return ""
        mark = marked_paragraphs if name == "body" else marked_text
        return mark(self.base.words[name], self.words[name])


def chosen_source(article: Article, language: str, edition: Edition | None, wanted: str) -> Source | None:
    """The edition that the translator asked for, else the one her text was made from, else the original."""
    if language == article.original_language and not (edition and edition.is_translation):
        return None
    others = {other.language: other for other in article.editions.all() if other.language != language}
    known = edition.source_language if edition else ""
    found = next(
        (others[code] for code in (wanted, known, article.original_language) if code in others), None
    )
    if found is None:
        return None
    words = article.words(found.language)
    if edition is None or known != found.language:
        return Source(found, words, is_new=edition is not None)
    return Source(found, words, staleness(edition, found), _base(edition, found))


def _base(edition: Edition, source: Edition) -> Revision | None:
    if edition.source_revision in {None, source.revision}:
        return None
    return Revision.objects.filter(edition=source, number=edition.source_revision).first()


def readable(article: Article, language: str) -> list[Edition]:
    """The editions that a translator may read instead, those with words, the original first."""
    others = [
        edition for edition in article.editions.all()
        if edition.language != language and plain_text(article.words(edition.language)["body"])
    ]  # fmt: skip
    return sorted(others, key=lambda edition: edition.language != article.original_language)
