"""``{% load frame %}``: pieces that the pages of a language share."""

from dataclasses import replace

from django import template
from django.utils.safestring import SafeString, mark_safe

from portal.frame.pieces import sign_of

register = template.Library()


@register.simple_tag(takes_context=True)
def shared(context, piece: str, **holes: str) -> SafeString:
    """``{% shared "partials/house_links.html" light_url=light_url %}``: a piece that sees nothing else of the page."""
    return context["frame"].pieces.get(piece, holes)


@register.simple_tag(takes_context=True)
def language_links(context) -> SafeString:
    """``{% language_links as languages %}``: the way to the other languages, for a hole."""
    if context["other_script"]():
        return context.template.engine.get_template("partials/language_links.html").render(context)
    return _languages(context, "partials/language_links.html", other_script=None)


@register.simple_tag(takes_context=True)
def language_line(context) -> SafeString:
    """``{% language_line %}``: the languages in which a story can be read."""
    return _languages(context, "components/language_line.html")


def _languages(context, piece: str, **shape) -> SafeString:
    """A piece that names each language: only the addresses differ, and for some stories which languages there are."""
    links = context["languages"]()
    shown = tuple([replace(link, url=sign_of(link.code) if link.url else "") for link in links])
    return context["frame"].pieces.get(
        piece, {link.code: link.url for link in links}, languages=shown, **shape
    )


@register.simple_tag(takes_context=True)
def with_menu(context, piece: str, **holes: str) -> SafeString:
    """``{% with_menu "partials/footer.html" light_url=light_url %}``: the same; the page of a section finds itself."""
    html, request = shared(context, piece, **holes), context["request"]
    if request.resolver_match and request.resolver_match.view_name == "articles:section":
        link = f'<a href="{request.path}">'
        html = html.replace(link, link.replace(">", ' aria-current="page">'))
    return mark_safe(html)  # noqa: S308  it was HTML
