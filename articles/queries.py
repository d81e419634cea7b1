"""How editions are read: who may see them, and with which joins. All joins live here."""

from django.db import models
from django.db.models import Case, Exists, OuterRef, Prefetch, Q, SmallIntegerField, TextField, Value, When
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from articles.standins import chain_of
from events.models import Event
from languages.fallback import localized
from languages.registry import CODES, enabled

CARD_WORDS = ("kicker", "headline", "standfirst")
HIT_WORDS = (*CARD_WORDS, "body")
FEED_WORDS = ("headline", "standfirst", "dateline", "body")
FEED_FIELDS = ("article_id", "language", "slug", "published_at", "updated_at", "machine")
PAGE_WORDS = (*CARD_WORDS, "dateline", "body", "sources")

CHANGED_AT = Greatest("published_at", Coalesce("updated_at", "published_at"))
"""When readers last got new words: a misspelling that is put right moves nothing."""


def _out(now) -> Q:
    """Come out: noted as such (a clock set back takes nothing away), or its time has come and no embargo holds it."""
    free = Q(embargoed_until__isnull=True) | Q(embargoed_until__lte=now)
    return Q(came_out_at__isnull=False) | (free & Q(published_at__lte=now))


def _over(now) -> Q:
    """Its time online is over: noted as such, or by the clock."""
    return Q(ended_at__isnull=False) | Q(expires_at__isnull=False, expires_at__lte=now)


def _in_own_language(field: str, languages: tuple[str, ...]) -> Coalesce:
    """The word of an article in the language of its edition, which is one of these."""
    first, *others = (f"article__{localized(field, code)}" for code in languages)
    places = [When(language=code, then=word) for code, word in zip(languages[1:], others, strict=True)]
    found = Case(*places, default=first, output_field=TextField()) if places else first
    return Coalesce(found, Value(""), output_field=TextField())


class EditionQuerySet(models.QuerySet):
    """Editions by who may see them and for which page."""

    def live(self, language: str | None = None, *, now=None):
        """Editions that readers may read now. The one rule for every list, page and feed.

        `now` is for questions that are worded once (`articles.prepared`): there the moment is left blank.
        """
        now = now or timezone.now()
        public = self.filter(_out(now), ~_over(now), status__in=["scheduled", "published"])
        if language:
            return public.filter(language=language)
        return public.filter(language__in=enabled())  # one that is switched off has no addresses for readers

    def readable(self, language: str, *, now=None):
        """What lists show to readers of a language: each story once, in it or in the first language that stands in.

        Without stand-ins this is `live(language)`. Every list, count and feed asks here; a story's own page does not.
        """
        order = (language, *chain_of(language))
        if len(order) == 1:
            return self.live(language, now=now)
        places = [When(language=code, then=Value(place)) for place, code in enumerate(order)]
        place = Case(*places, output_field=SmallIntegerField())
        nearer = self.model.objects.live(now=now).filter(language__in=order[:-1], article=OuterRef("article"))
        nearer = nearer.alias(place=place).filter(place__lt=OuterRef("place"))
        return self.live(now=now).filter(language__in=order).alias(place=place).filter(~Exists(nearer))

    def known(self, *, now=None):
        """Editions that readers can read, or could once. What they never could read is not told to be gone."""
        now = now or timezone.now()
        # Withdrawn under an embargo or killed as a draft, it never came out.
        had = Q(came_out_at__isnull=False) | Q(
            killed_at__isnull=True, embargoed_until__isnull=True, published_at__lte=now
        )
        gone = Q(had, status="withdrawn")
        expired = Q(_out(now), _over(now), status__in=["scheduled", "published"])
        return self.live(now=now) | self.filter(gone | expired, language__in=enabled())

    def newest_first(self):
        """The order of every list."""
        return self.order_by("-published_at", "-id")

    def for_card(self, language: str):
        """What a card in a list prints: words of this language and its stand-ins, section and picture; no body."""
        return self._with_words((language, *chain_of(language)), CARD_WORDS)

    def as_cards(self, language: str, *beside: str):
        """The same as plain values (`articles.cards`), not records; what is asked for `beside` stands behind them."""
        from articles.cards import OWN, PICTURE, SECTION, WORDS, EachCard

        order = (language, *chain_of(language))
        words = [_in_own_language(field, order) for field in WORDS]
        section = [f"article__section__{name}" for name in SECTION]
        picture = [f"article__picture__{name}" for name in PICTURE]
        cards = self.values_list(*OWN, *words, *section, *picture, *beside)
        cards._iterable_class = EachCard
        return cards

    def for_hits(self, languages: set[str]):
        """What a result of a search prints: a card's words and the text from which it quotes, in these languages."""
        return self._with_words(tuple(sorted(languages)), HIT_WORDS)

    def for_line(self):
        """What a line in the newsroom prints: the headline in any language, no other words."""
        unread = [
            f"article__{localized(field, code)}"
            for field in PAGE_WORDS
            if field != "headline"
            for code in CODES
        ]
        bare = [f"article__{field}" for field in PAGE_WORDS if field != "headline"]
        return self.select_related("article__section").defer(*unread, *bare)

    def for_feed(self, language: str):
        """What feeds carry of the edition itself: the whole text in one language. The rest is in `whole_stories`."""
        words = [f"article__{localized(field, language)}" for field in FEED_WORDS]
        own = [
            f"article__{field}"
            for field in ("section_id", "picture_id", "kind", "licence", "agency", "dateline_on")
        ]
        names = [
            f"article__section__{name}"
            for name in ("slug", "name", *(localized("name", code) for code in CODES))
        ]
        stories = self.annotate(awaits_check=self.awaits_check()).select_related(
            "article__section", "article__picture"
        )
        return stories.only(*FEED_FIELDS, *own, *words, *names)

    def for_page(self):
        """What the article's own page prints, with names of everything it links to."""
        from articles.models.byline import Byline
        from articles.models.gallery import GalleryPicture

        events = Event.objects.select_related("venue")
        bylines = Byline.objects.select_related("person", "position").order_by("order", "pk")
        gallery = GalleryPicture.objects.select_related("picture")
        pages = self.annotate(awaits_check=self.awaits_check())
        return pages.select_related("article__section", "article__picture").prefetch_related(
            Prefetch("article__bylines", bylines), Prefetch("article__gallery", gallery),
            "article__people", "article__organizations",
            Prefetch("article__events", events), "article__tags", "article__storylines", "article__editions",
        )  # fmt: skip

    def for_story(self, language: str):
        """What the page of a story prints of the edition itself, in one language; the rest is in `whole_story`."""
        return self._with_words((language,), PAGE_WORDS).annotate(awaits_check=self.awaits_check())

    def by_page_keys(self, keys: list[str]):
        """Editions of the stories that the visitor counter calls by these keys."""
        numbers = [int(number) for kind, _, number in (key.partition(":") for key in keys)
                   if kind == "articles.article" and number.isdecimal()]  # fmt: skip
        return self.filter(article_id__in=numbers)

    @staticmethod
    def awaits_check() -> Exists:
        """Whether a speaker of the language has yet to look at the text."""
        from articles.models.note import SPEAKER_CHECK, EditorNote

        checks = EditorNote.objects.open().filter(article=OuterRef("article"), language=OuterRef("language"))
        return Exists(checks.filter(code=SPEAKER_CHECK))

    def _with_words(self, languages: tuple[str, ...], words: tuple[str, ...]):
        """Join the article with the words of these languages only: six languages of text are heavy."""
        unread = [
            f"article__{localized(field, code)}"
            for field in PAGE_WORDS for code in CODES
            if code not in languages or field not in words
        ]  # fmt: skip
        bare = [f"article__{field}" for field in PAGE_WORDS]
        return self.select_related("article__section", "article__picture").defer(*unread, *bare)
