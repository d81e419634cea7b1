"""``{% load social %}``: how a page looks when somebody passes it on, and its sentence in lists of results."""

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils.translation import gettext

from articles.models import Byline
from languages.alternates import whole
from languages.registry import ALL
from pictures.templatetags.pictures import picture_words
from syndication.structured.story import changed_at, description

register = template.Library()
CARD, CARD_SIZE = "img/card.png", (1200, 675)
"""What stands beside a page that has no picture of its own."""
LONGEST = 300


@register.inclusion_tag("syndication/social.html", takes_context=True)
def page_words(context, title: str, sentence: str = "", picture=None, kind: str = "website") -> dict:
    """``{% page_words section.name section.description %}``: title and sentence; without one, a plain one."""
    text = str(sentence or gettext("What we have published about %(name)s.") % {"name": title})
    return {
        "title": title,
        "description": text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…",
        "kind": kind,
        "url": context["canonical_url"](),
        "site_name": settings.SITE_NAME,
        "locales": _locales(context),
        "image": _image(context, picture),
    }


@register.inclusion_tag("syndication/social_story.html", takes_context=True)
def story_words(context) -> dict:
    """``{% story_words %}``: the same for a story, with its dates, authors and topics."""
    edition = context["edition"]
    words = page_words(context, edition.headline, description(edition), edition.article.picture, "article")
    authors = [line.person for line in context["bylines"] if line.role == Byline.Role.AUTHOR and line.person]
    return words | {
        "published_at": edition.published_at,
        "changed_at": changed_at(edition, context["corrections"]),
        "section": edition.article.section.name,
        "topics": [tag.name for tag in context["tags"]],
        "authors": [whole(person.get_absolute_url()) for person in authors if not person.is_private],
    }


def _locales(context) -> list[str]:
    """The language of the page first, then those of its other versions."""
    own = context["language"]
    others = [one.code for one in context["languages"]() if one.exists] if context["alternates"]() else []
    return [ALL[code].locale for code in (own, *(code for code in others if code != own))]


def _image(context, picture) -> dict:
    if picture is None:
        width, height = CARD_SIZE
        return {"url": whole(static(CARD)), "width": width, "height": height, "alt": settings.SITE_NAME}
    width, height = picture.social_size("wide")
    alt = picture_words(context, picture, "alt").text
    return {"url": whole(picture.social_url("wide")), "width": width, "height": height, "alt": alt}
