"""Which language comes out when: the plan of a story, and the question that a press of Publish may bring up."""

from django.urls import path

from articles import publishing_release
from articles.admin.release import check_page, plan_page
from articles.admin.release.telling import tell_lacking, told


def urls(wrap) -> list:
    """The addresses of these pages, beside those of the story."""
    check = "<int:pk>/languages/<str:language>/release/"
    return [
        path("<int:pk>/plan/", wrap(plan_page.plan_view), name="articles_article_plan"),
        path(check, wrap(check_page.check_view), name="articles_article_release"),
    ]


def publish(request, edition) -> str:
    """Publish as the plan says and give the words for it; empty where a page has to ask first."""
    editions = publishing_release.publish_as_planned(edition, by=request.user)
    request.asks_first = not editions
    if editions:
        tell_lacking(request, edition.article_id)
    return told(editions)
