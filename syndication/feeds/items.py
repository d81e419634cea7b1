"""What a feed carries of each story, whatever the format."""

import mimetypes
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.conf import settings
from django.utils.translation import override

from articles import whole_stories
from articles.models import Article, Byline, Edition
from languages.alternates import Alternate, alternates
from languages.registry import tag_of
from pictures.models import Picture
from pictures.templatetags.pictures import picture_words
from syndication.feeds.answer import Answer
from syndication.feeds.letters import plain
from syndication.feeds.text import html_of
from syndication.identity import uri_of
from syndication.licences import licence_of
from syndication.texts import address_of

ITEMS_KEPT = 160
"""The newest of six languages; about 30 kB each."""


@dataclass(frozen=True, slots=True)
class Credit:
    """Somebody who wrote or translated a story; private persons have a name and no page."""

    name: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class FeedPicture:
    """The picture of a story: one file, with the words that belong to it."""

    url: str
    type: str
    width: int
    height: int
    alt: str
    caption: str
    credit: str
    licence_url: str
    is_illustration: bool
    """It does not show the event itself."""


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One story in one language. All text is plain except `html`."""

    id: str
    url: str
    language: str
    """As machines write it (BCP 47)."""
    headline: str
    standfirst: str
    html: str
    published_at: datetime
    updated_at: datetime
    """When readers last got other words or a note about a mistake; never before `published_at`."""
    authors: tuple[Credit, ...]
    translators: tuple[Credit, ...]
    categories: tuple[str, ...]
    alternates: tuple[Alternate, ...]
    """The same story in other languages, as the head of its page tells them."""
    picture: FeedPicture | None
    rights: str
    licence_url: str


def items_of(numbers: list[int], language: str, *, shareable_only: bool = False) -> list[FeedItem]:
    """These stories, in the order of lists. `shareable_only`: no picture that is not ours to pass on."""
    with override(language):
        editions, site = whole_stories.live(language, numbers), settings.SITE_URL
        return [_item(Answer(edition, site), shareable_only) for edition in editions]


@lru_cache(maxsize=ITEMS_KEPT)
def _item(answer: Answer, shareable_only: bool) -> FeedItem:
    edition = answer.taken()
    article, licence = edition.article, licence_of(edition.article)
    picture = article.picture
    if picture and shareable_only and not picture.is_shareable:
        picture = None
    shown = _picture(picture, edition.language) if picture else None
    return FeedItem(
        id=uri_of(edition), url=address_of(edition), language=tag_of(edition.language),
        headline=plain(edition.headline), standfirst=plain(edition.standfirst),
        html=html_of(edition, edition.notes, shown), published_at=edition.published_at,
        updated_at=_updated_at(edition), categories=_categories(edition), picture=shown,
        authors=_credits(edition, Byline.Role.AUTHOR), translators=_credits(edition, Byline.Role.TRANSLATOR),
        alternates=tuple(alternates({each.language: address_of(each) for each in edition.elsewhere})),
        rights=plain(licence.words), licence_url=licence.url,
    )  # fmt: skip


def _updated_at(edition: Edition) -> datetime:
    """A correction is news about the story, even if its words have not changed."""
    moments = [edition.published_at, edition.updated_at, *(note.published_at for note in edition.notes)]
    return max(filter(None, moments))


def _categories(edition: Edition) -> tuple[str, ...]:
    """Section, then topics; and what is not news says so, so that opinion is never taken for it."""
    article = edition.article
    kind = article.get_kind_display() if article.kind != Article.Kind.NEWS else ""
    names = (article.section.name, *(tagged.tag.name for tagged in edition.tagged), kind)
    return tuple(dict.fromkeys(filter(None, map(plain, names))))


def _credits(edition: Edition, role: Byline.Role) -> tuple[Credit, ...]:
    lines = (line for line in edition.bylines if line.role == role)
    return tuple(_credit(line) for line in lines if line.language in {"", edition.language})


def _credit(line: Byline) -> Credit:
    if line.person is None:
        return Credit(plain(line.name))
    return Credit(plain(line.person.name), "" if line.person.is_private else address_of(line.person))


def _picture(picture: Picture, language: str) -> FeedPicture:
    address, (width, height) = picture.social_url("wide"), picture.social_size("wide")
    words = {field: picture_words({"language": language}, picture, field) for field in ("alt", "caption")}
    return FeedPicture(
        url=address if "://" in address else settings.SITE_URL + address,
        type=mimetypes.guess_type(address)[0] or "image/jpeg", width=width, height=height,
        alt="" if picture.is_decorative else plain(words["alt"]), caption=plain(words["caption"]),
        credit=plain(picture.credit), licence_url=picture.licence_url,
        is_illustration=picture.is_illustration,
    )  # fmt: skip
