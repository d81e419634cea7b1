"""Pages of stories and their lists. A view joins a QuerySet to a template."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language

from articles import archives, corrections, lookup, story
from articles import storylines as storylines_of_paper
from articles.elsewhere import elsewhere, listing
from articles.lists import page_of, paged
from articles.models import Edition, Section, Tag
from articles.standins import chain_of


def detail(request, slug):
    """A story in one language, or an honest page that says in which languages it exists."""
    found = lookup.find(get_language(), slug)
    if found is None:
        raise Http404
    if found.moved_to:
        return redirect(found.moved_to, permanent=True)
    if found.withdrawn:
        request.editions_by_language = story.addresses(found.withdrawn.article.editions.all())
        return TemplateResponse(request, "articles/withdrawn.html", story.gone(found.withdrawn), status=410)
    if found.elsewhere:
        return not_yet(request, found.elsewhere)
    request.editions_by_language = story.addresses(found.edition.article.editions.all())
    request.page_key = found.edition.article.page_key
    return TemplateResponse(request, "articles/detail.html", story.context(found.edition))


def not_yet(request, article):
    """Say that the story does not exist in this language yet, and where it can be read."""
    editions = Edition.objects.live().select_related("article").filter(article=article)
    request.editions_by_language = story.addresses(editions)
    response = TemplateResponse(
        request, "articles/not_yet.html", {"article": article, "editions": list(editions)}
    )
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def section(request, slug):
    """The stories of one section, newest first."""
    found = get_object_or_404(Section, slug=slug)
    stories = listing(request, "article__section", found)
    return TemplateResponse(request, "articles/section.html", {"section": found} | stories)


def tag(request, slug):
    """The stories with one tag, newest first."""
    found = get_object_or_404(Tag, slug=slug)
    stories = listing(request, "article__tagged_articles__tag", found)
    return TemplateResponse(request, "articles/tag.html", {"tag": found} | stories)


def storyline(request, slug):
    """One longer story: what it is about, and everything we wrote on it, newest first."""
    found = get_object_or_404(storylines_of_paper.public(), slug=slug)
    stories = listing(request, "article__storylines", found)
    return TemplateResponse(request, "articles/storyline.html", {"storyline": found} | stories)


def storylines(request):
    """The longer stories that we follow, those that go on first."""
    found = paged(request, storylines_of_paper.listed(get_language()))
    return TemplateResponse(request, "articles/storylines.html", {"page": found})


def archive(request):
    """Years and months with the number of stories in each."""
    years = archives.years(get_language())
    context = {"years": years, "elsewhere": [] if years else elsewhere(request.path)}
    return TemplateResponse(
        request, "articles/archive.html", context | {"fills_up": bool(chain_of(get_language()))}
    )


def archive_year(request, year):
    """The months of one year, each with its newest stories."""
    language = get_language()
    context = {"year": archives.year(language, year)} | archives.beside_year(language, year)
    return TemplateResponse(request, "articles/archive_year.html", context)


def archive_month(request, year, month):
    """The stories of one month, day by day."""
    first, language = archives.first_of_month(year, month), get_language()
    context = {"month": first, "page": page_of(request, archives.of_month(language, first))}
    return TemplateResponse(
        request, "articles/archive_month.html", context | archives.beside_month(language, first)
    )


def corrections_log(request):
    """Every correction in this language, newest first, and which other languages have it."""
    page = paged(request, corrections.log(get_language()))
    return TemplateResponse(
        request, "articles/corrections_log.html", {"page": page, "rows": corrections.rows(page.object_list)}
    )
