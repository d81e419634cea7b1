"""``{% load structured %}``: what a page tells programs about itself, from what the page prints anyway."""

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from syndication.structured import lists, paper, records
from syndication.structured.script import script
from syndication.structured.story import story

register = template.Library()


@register.simple_tag
def paper_data() -> SafeString:
    """``{% paper_data %}``: the site and who publishes it."""
    return script(paper.website())


@register.simple_tag(takes_context=True)
def story_data(context) -> SafeString:
    """``{% story_data %}``: the story of the page."""
    edition = context["edition"]
    section, way = edition.article.section, (edition.headline, edition.get_absolute_url())
    return _scripts(
        story(edition, context), lists.breadcrumb((section.name, section.get_absolute_url()), way)
    )


@register.simple_tag(takes_context=True)
def list_data(context, name: str, description: str = "", above: str = "", above_name: str = "") -> SafeString:
    """``{% list_data section.name section.description %}``: a list, and the list above it if there is one."""
    url = context["canonical_url"]()
    steps = [(above_name, above)] if above else []
    return _scripts(lists.collection(name, description, url), lists.breadcrumb(*steps, (name, url)))


@register.simple_tag(takes_context=True)
def person_data(context) -> SafeString:
    """``{% person_data %}``: the person of the page."""
    found = context["person"]
    data = records.person(found, names=context["names"], positions=context["positions"].now)
    return _record(data, found, gettext("People"), reverse("people:index"))


@register.simple_tag(takes_context=True)
def organization_data(context) -> SafeString:
    """``{% organization_data %}``: the organization of the page."""
    found = context["organization"]
    family = {"names": context["names"], "parent": found.parent, "children": context["children"]}
    return _record(
        records.organization(found, **family), found, gettext("Organizations"), reverse("organizations:index")
    )


@register.simple_tag(takes_context=True)
def event_data(context) -> SafeString:
    """``{% event_data %}``: the event of the page."""
    found = context["event"]
    who = {name: context[name] for name in ("names", "organizers", "participants")}
    return _record(records.event(found, **who), found, gettext("Events"), reverse("events:index"))


def _record(data: dict, record, directory: str, above: str) -> SafeString:
    return _scripts(data, lists.breadcrumb((directory, above), (record.name, record.get_absolute_url())))


def _scripts(*data: dict) -> SafeString:
    return mark_safe("\n".join(map(script, data)))  # noqa: S308  each of them is safe
