"""Putting right what readers were told: the note in one language, and the same task for every other language."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import signals
from articles.errors import Gone, NotReady
from articles.models import Article, Correction, CorrectionText, Edition
from articles.signals import Kind

State = CorrectionText.State


@transaction.atomic
def open_correction(article: Article, language: str, *, kind: str, text: str, by) -> Correction:
    """Tell the readers of one language what was wrong, for good, and ask every other language to do the same."""
    text = _words(text)
    article = Article.objects.select_for_update().get(pk=article.pk)
    edition = _public_edition(article, language)
    if _stands_already(article, language, text):
        raise NotReady(
            _("Readers have exactly this note already. It was published a moment ago, or by a colleague.")
        )
    correction = Correction.objects.create(
        article=article, kind=Correction.Kind(kind), language=language, by=by
    )
    correction.texts.create(
        language=language, text=text, state=State.PUBLISHED, published_at=timezone.now(), by=by
    )
    others = _concerned(article, language)
    CorrectionText.objects.bulk_create(
        CorrectionText(correction=correction, language=code) for code in others
    )
    signals.tell(
        Kind.CORRECTION, article=article, edition=edition, by=by, correction=correction.pk, languages=others
    )
    return correction


@transaction.atomic
def publish_text(text: CorrectionText, *, words: str, by) -> CorrectionText:
    """Tell the readers of one more language. From then on the note stays as it is."""
    words, text = _words(words), _open(text)
    _public_edition(text.correction.article, text.language)
    return _close(text, State.PUBLISHED, words, by=by, published_at=timezone.now())


@transaction.atomic
def not_concerned(text: CorrectionText, *, reason: str, by) -> CorrectionText:
    """Note that the mistake never stood in this language; the reason is for colleagues."""
    if not reason.strip():
        raise NotReady(_("Write why this language is not concerned. Colleagues will ask."))
    return _close(_open(text), State.NOT_CONCERNED, reason.strip(), by=by, published_at=None)


def _close(text: CorrectionText, state: State, words: str, *, by, published_at) -> CorrectionText:
    text.state, text.text, text.by, text.published_at = state, words, by, published_at
    text.save()
    return text


def _open(text: CorrectionText) -> CorrectionText:
    """The text as it is now, with its story locked; refused if readers have it."""
    Article.objects.select_for_update().only("pk").get(pk=text.correction.article_id)
    text = CorrectionText.objects.select_related("correction__article").get(pk=text.pk)
    if text.state == State.PUBLISHED:
        raise NotReady(
            _("Readers have this note already, and it is never changed. If it is wrong, write a second one.")
        )
    return text


def _words(text: str) -> str:
    words = text.strip()
    if not words:
        raise NotReady(_("Write what was wrong and what is right. Readers need both."))
    return words


def _public_edition(article: Article, language: str) -> Edition:
    if article.binned_at is not None:
        raise Gone
    edition = article.editions.filter(language=language).first()
    if edition is None or not edition.is_live:
        raise NotReady(
            _(
                "Readers cannot read this edition at the moment. Put the text right; a note is for what is public."
            )
        )
    return edition


def _concerned(article: Article, language: str) -> list[str]:
    """Every other language that has a text: what is only a draft repeats the mistake one day."""
    return list(
        article.editions.filter(killed_at=None).exclude(language=language)
        .order_by("language").values_list("language", flat=True)
    )  # fmt: skip


def _stands_already(article: Article, language: str, text: str) -> bool:
    told = CorrectionText.objects.filter(correction__article=article, language=language, text=text)
    return told.filter(state=State.PUBLISHED).exists()
