"""The paper itself: the site, and who publishes it."""

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse

from languages.alternates import whole
from languages.registry import enabled, tag_of
from syndication.structured.script import filled

SIGN = "img/sign.png"
SIGN_SIZE = 512


def publisher() -> dict:
    """Who publishes, short: for every story."""
    return filled(type_="NewsMediaOrganization", id_=whole("/#publisher"), name=settings.SITE_NAME, url=whole("/"),
                  logo=_logo())  # fmt: skip


def website() -> dict:
    """The site and its publisher, with the pages on which we say how we work."""
    house = publisher() | filled(
        publishingPrinciples=whole(reverse("portal:about")),
        correctionsPolicy=whole(reverse("articles:corrections")),
        contactPoint=filled(
            type_="ContactPoint", contactType="newsroom", url=whole(reverse("portal:contact")),
            availableLanguage=[tag_of(code) for code in enabled()],
        ),
    )  # fmt: skip
    return filled(
        type_="WebSite", id_=whole("/#website"), url=whole("/"), name=settings.SITE_NAME,
        inLanguage=[tag_of(code) for code in enabled()], publisher=house, potentialAction=_search(),
    )  # fmt: skip


def _search() -> dict:
    """How a program asks the search of this language."""
    template = whole(reverse("portal:search")) + "?q={search_term_string}"
    asked = {"query-input": "required name=search_term_string"}
    return filled(type_="SearchAction", target=filled(type_="EntryPoint", urlTemplate=template), **asked)


def _logo() -> dict:
    return filled(type_="ImageObject", url=whole(static(SIGN)), width=SIGN_SIZE, height=SIGN_SIZE)
