"""``{% load frame %}``: pieces that the pages of a language share."""

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_tag(takes_context=True)
def shared(context, piece: str, **holes: str) -> SafeString:
    """``{% shared "partials/house_links.html" light_url=light_url %}``: a piece that sees nothing else of the page."""
    return context["frame"].pieces.get(piece, holes)


@register.simple_tag(takes_context=True)
def language_links(context) -> SafeString:
    """``{% language_links %}``: the way to the other languages, which stands twice in the header and is drawn once."""
    drawn, piece = context.render_context, "partials/language_links.html"
    if piece not in drawn:
        drawn[piece] = context.template.engine.get_template(piece).render(context)
    return drawn[piece]


@register.simple_tag(takes_context=True)
def section_links(context) -> SafeString:
    """``{% section_links %}``: the menu, in which the page of a section finds itself."""
    path, html = context["request"].path, context["frame"].pieces.get("partials/section_links.html", {})
    return mark_safe(html.replace(f'href="{path}"', f'href="{path}" aria-current="page"'))  # noqa: S308  it was HTML
