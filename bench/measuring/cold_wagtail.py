"""The least that makes a news site of Wagtail, on PostgreSQL: twenty teasers, stories, a feed; no theme or pictures."""

import json
from pathlib import Path
from urllib.parse import urlsplit

from measuring import wagtail_site
from measuring.wagtail_site import COMMAND, PYTHON, run

STORIES = 200
MODELS = """
from django.db import models
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page


class Category(models.Model):
    name = models.CharField(max_length=100)


class HomePage(Page):
    def stories(self):
        newest = StoryPage.objects.live().order_by("-first_published_at", "-pk")
        return newest.select_related("category")[:20]


class StoryPage(Page):
    summary = models.TextField(blank=True)
    category = models.ForeignKey(Category, models.PROTECT)
    body = StreamField([("text", blocks.RichTextBlock())])
"""
LIST = """{% extends "base.html" %}{% load wagtailcore_tags %}
{% block content %}<h1>Nevipe</h1>{% for story in page.stories %}<article><p>{{ story.category.name }}</p>
<h2><a href="{% pageurl story %}">{{ story.title }}</a></h2><p>{{ story.summary }}</p>
<time>{{ story.first_published_at|date }}</time></article>{% endfor %}{% endblock %}
"""
STORY = """{% extends "base.html" %}{% load wagtailcore_tags %}
{% block content %}<article><p>{{ page.category.name }}</p><h1>{{ page.title }}</h1><p>{{ page.summary }}</p>
{% include_block page.body %}</article>{% endblock %}
"""
FEED = """
from django.contrib.syndication.views import Feed
from home.models import StoryPage


class Newest(Feed):
    title, link, description = "Nevipe", "/", "News"

    def items(self):
        return StoryPage.objects.live().order_by("-first_published_at", "-pk").select_related("category")[:20]

    def item_description(self, item):
        return item.summary

    def item_link(self, item):
        return item.url

    def item_pubdate(self, item):
        return item.first_published_at


class Whole(Newest):
    def item_description(self, item):
        return str(item.body.render_as_block())
"""
FILL = """
import json
from home.models import Category, HomePage, StoryPage
home, categories = HomePage.objects.first(), [Category.objects.create(name=f"Section {n}") for n in range(8)]
for number, story in reversed(list(enumerate(json.load(open("stories.json"))))):  # the newest comes last
    home.add_child(instance=StoryPage(title=story["title"][:250], summary=story["summary"], slug=f"story-{number}",
        category=categories[number % 8], body=[("text", story["html"])]))
"""


def reason_missing() -> str | None:
    """Why it cannot be had here; None if it can. The first time, it is installed."""
    if reason := wagtail_site.reason_missing():
        return reason
    try:
        run(PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "psycopg[binary]")
    except wagtail_site.FAILURES as error:
        return f"it gets no driver for PostgreSQL: {getattr(error, 'stderr', '') or error}"
    return None


def make(folder: Path, stories: list[dict], url: str) -> None:
    """Write the site into a folder and its stories, the newest first, into the database; `/story-0/` is the newest."""
    run(COMMAND, "start", "news", folder)
    pages = folder / "home" / "templates" / "home"
    (folder / "home" / "models.py").write_text(MODELS)
    (folder / "home" / "feeds.py").write_text(FEED)
    (pages / "home_page.html").write_text(LIST)
    (pages / "story_page.html").write_text(STORY)
    (folder / "stories.json").write_text(json.dumps(stories[:STORIES]))
    _configure(folder, url)
    for command in (["makemigrations", "home"], ["migrate", "-v0"]):
        run(PYTHON, "manage.py", *command, cwd=folder)
    run(PYTHON, "manage.py", "shell", "-v0", "-c", FILL, cwd=folder)


def database(url: str) -> dict:
    """A PostgreSQL address as Django's settings have it."""
    parts = urlsplit(url)
    engine, name = "django.db.backends.postgresql", parts.path.strip("/")
    who = {"USER": parts.username or "postgres", "PASSWORD": parts.password or ""}
    return who | {
        "ENGINE": engine,
        "NAME": name,
        "HOST": parts.hostname or "127.0.0.1",
        "PORT": parts.port or 5432,
    }


def _configure(folder: Path, url: str) -> None:
    """PostgreSQL, no debugging, and the addresses of the feeds before Wagtail's own."""
    (folder / "news" / "settings" / "measured.py").write_text(
        "from .base import *\n"
        f"DATABASES = {{'default': {database(url)!r}}}\n"
        "DEBUG = False\nSECRET_KEY = 'only-for-benches'\nALLOWED_HOSTS = ['*']\n"
        "STORAGES['staticfiles'] = {'BACKEND': 'django.contrib.staticfiles.storage.StaticFilesStorage'}\n"
    )
    for name in ("manage.py", "news/wsgi.py"):
        file = folder / name
        file.write_text(file.read_text().replace("news.settings.dev", "news.settings.measured"))
    urls = folder / "news" / "urls.py"
    urls.write_text(
        urls.read_text().replace(
            "urlpatterns = [",
            "from home.feeds import Newest, Whole\n"
            "urlpatterns = [\n    path('feed/', Newest()), path('whole-feed/', Whole()),",
            1,
        )
    )
