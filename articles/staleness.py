"""How far a translation has fallen behind its source."""

from dataclasses import dataclass

from articles.models import Edition, Weight


@dataclass(frozen=True, slots=True)
class Staleness:
    """What has happened to the source since; false when nothing that a translator must follow."""

    level: str = ""
    """``update``: translators have work. ``major``: readers of the translation are told as well."""
    words: int = 0
    """How many words of the source have been changed since."""

    def __bool__(self) -> bool:
        return bool(self.level)

    @property
    def is_major(self) -> bool:
        """Whether readers of the translation should know."""
        return self.level == Weight.MAJOR


def staleness(edition: Edition | None, source: Edition | None) -> Staleness:
    """Compare a translation with its source. Without a known source revision, nobody can say."""
    if edition is None or source is None or edition.source_revision is None or edition.pk == source.pk:
        return Staleness()
    words = max(source.churn - edition.source_churn, 0)
    if source.major_revision > edition.source_revision:
        return Staleness(Weight.MAJOR, words)
    if source.update_revision > edition.source_revision:
        return Staleness(Weight.UPDATE, words)
    return Staleness()


def source_of(edition: Edition, editions) -> Edition | None:
    """The edition that a translation was made from, among all editions of its story."""
    return next((other for other in editions if other.language == edition.source_language), None)
