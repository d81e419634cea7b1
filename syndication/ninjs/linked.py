"""What belongs to an item without being its text: credits, pictures, translations, corrections."""

from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse

from articles.models import CorrectionText, Edition
from articles.staleness import source_of
from languages.fallback import words
from languages.registry import enabled, tag_of
from pictures.models import Picture
from syndication.identity import uri_of
from syndication.texts import address_of, said

WEBP = "image/webp"


def credits_of(edition: Edition) -> list[dict]:
    """Who made it, in the order of the bylines; the agency last. Private persons are named and not identified."""
    lines = [line for line in edition.article.bylines.all() if line.language in {"", edition.language}]
    found = []
    for line in lines:
        credit = {"name": said(line.name or line.person, edition.language), "role": line.role}
        if line.person and not line.person.is_private:
            credit["uri"] = uri_of(line.person)
        found.append(credit)
    if edition.article.agency:
        found.append({"name": said(edition.article.agency, edition.language), "role": "agency"})
    return found


def corrections_page(edition: Edition) -> str:
    """Where the public log of corrections of this language stands; called in that language."""
    return settings.SITE_URL + reverse("articles:corrections")


def associations(edition: Edition, notes: list[CorrectionText]) -> list[dict]:
    """Pictures that may be passed on, the same story in other languages, and what was put right."""
    article = edition.article
    gallery = [line.picture for line in article.gallery.all()]
    pictures = [picture for picture in (article.picture, *gallery) if picture and picture.is_shareable]
    unique = {picture.pk: picture for picture in pictures}.values()
    return [
        *(_picture(picture, number, edition.language) for number, picture in enumerate(unique, 1)),
        *translations(edition),
        *(_correction(note) for note in notes),
    ]


def translations(edition: Edition) -> list[dict]:
    """Every other language in which readers can read the story now; the one it was made from is said to be it."""
    others = list(edition.article.editions.all())
    source = source_of(edition, others) if edition.is_translation else None
    on = enabled()
    live = [other for other in others if other.pk != edition.pk and other.is_live and other.language in on]
    return [_translation(other, "translationOf" if other == source else "translation") for other in live]


def _translation(other: Edition, rel: str) -> dict:
    return {
        "name": f"{rel}-{other.language}",
        "rel": rel,
        "uri": uri_of(other),
        "type": "text",
        "representationType": "partial",
        "language": tag_of(other.language),
        "altIds": [{"role": "page", "value": address_of(other)}],
    }


def _correction(note: CorrectionText) -> dict:
    return {
        "name": f"correction-{note.correction_id}",
        "rel": note.correction.kind,
        "uri": uri_of(note),
        "type": "text",
        "representationType": "full",
        "language": tag_of(note.language),
        "versionCreated": note.published_at.isoformat(),
        "bodies": [
            {"role": "main", "contentType": "text/plain", "value": said(note.text, note.language)},
        ],
    }


def _picture(picture: Picture, number: int, language: str) -> dict:
    credit = said(picture.credit, language)
    found = {
        "name": "main-picture" if number == 1 else f"picture-{number}",
        "rel": "illustration" if picture.is_illustration else "picture",
        "uri": uri_of(picture),
        "type": "picture",
        "representationType": "full",
        "by": credit,
        "copyrightNotice": credit,
        "usageTerms": str(picture.get_licence_display()),
        "descriptions": _descriptions(picture, language),
        "renditions": [_rendition(picture, one) for one in picture.renditions],
    }
    if picture.licence_url:
        found["rightsInfo"] = {"linkedRights": picture.licence_url}
    return {name: value for name, value in found.items() if value}


def _descriptions(picture: Picture, language: str) -> list[dict]:
    roles = {"caption": words(picture, "caption", language), "alt": words(picture, "alt", language)}
    return [
        {"role": role, "contentType": "text/plain", "value": said(found.text, language)}
        for role, found in roles.items()
        if found
    ]


def _rendition(picture: Picture, one) -> dict:
    address = urljoin(settings.SITE_URL, picture.url(one.width))
    return {
        "name": str(one.width), "href": address, "contentType": WEBP, "width": one.width, "height": one.height,
    }  # fmt: skip
