"""The life of an edition beyond its words: asked to be changed, kept back, taken away, and the log of it all."""

from django.urls import path

from articles.admin.life import changes, log, now, taking_away, times


def urls(wrap) -> list:
    """The addresses of these pages, beside those of the story."""
    language = "<int:pk>/languages/<str:language>/"
    return [
        path(f"{language}changes/", wrap(changes.changes_view), name="articles_article_changes"),
        path(f"{language}times/", wrap(times.times_view), name="articles_article_times"),
        path("<int:pk>/unpublish/", wrap(taking_away.unpublish_view), name="articles_article_unpublish"),
        path("<int:pk>/kill/", wrap(taking_away.kill_view), name="articles_article_kill"),
        path("<int:pk>/steps/", wrap(log.log_view), name="articles_article_steps"),
    ]


def context(user, article, edition) -> dict:
    """What the pages of a story show of its life."""
    return {"now": now.now(article, edition), "step_links": now.links(article, user)}
