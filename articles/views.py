"""Pages of stories and their lists. A view joins a QuerySet to a template."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language

from articles import archives, corrections, lookup, story
from articles.lists import page_of, paged
from articles.models import Edition, Section, Tag


def detail(request, slug):
    """A story in one language, or an honest page that says in which languages it exists."""
    found = lookup.find(get_language(), slug)
    if found is None:
        raise Http404
    if found.moved_to:
        return redirect(found.moved_to, permanent=True)
    if found.withdrawn:
        request.editions_by_language = story.addresses(found.withdrawn.article.editions.all())
        return render(request, "articles/withdrawn.html", story.gone(found.withdrawn), status=410)
    if found.elsewhere:
        return not_yet(request, found.elsewhere)
    request.editions_by_language = story.addresses(found.edition.article.editions.all())
    request.page_key = found.edition.article.page_key
    return render(request, "articles/detail.html", story.context(found.edition))


def not_yet(request, article):
    """Say that the story does not exist in this language yet, and where it can be read."""
    editions = Edition.objects.live().select_related("article").filter(article=article)
    request.editions_by_language = story.addresses(editions)
    response = render(request, "articles/not_yet.html", {"article": article, "editions": list(editions)})
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def section(request, slug):
    """The stories of one section, newest first."""
    found = get_object_or_404(Section, slug=slug)
    editions = Edition.objects.readable(get_language()).filter(article__section=found)
    return render(request, "articles/section.html", {"section": found, "page": page_of(request, editions)})


def tag(request, slug):
    """The stories with one tag, newest first."""
    found = get_object_or_404(Tag, slug=slug)
    editions = Edition.objects.readable(get_language()).filter(article__tagged_articles__tag=found)
    return render(request, "articles/tag.html", {"tag": found, "page": page_of(request, editions)})


def archive(request):
    """Years and months with the number of stories in each."""
    return render(request, "articles/archive.html", {"years": archives.years(get_language())})


def archive_month(request, year, month):
    """The stories of one month."""
    first = archives.first_of_month(year, month)
    editions = archives.of_month(get_language(), first)
    return render(
        request, "articles/archive_month.html", {"month": first, "page": page_of(request, editions)}
    )


def corrections_log(request):
    """Every correction in this language, newest first, and which other languages have it."""
    page = paged(request, corrections.log(get_language()))
    return render(
        request, "articles/corrections_log.html", {"page": page, "rows": corrections.rows(page.object_list)}
    )
