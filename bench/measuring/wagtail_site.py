"""Wagtail as `wagtail start` makes it, with its own style. It has no theme for news: list and stories are bare."""

import json
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from measuring.news_site import free_port, wait_for
from measuring.packing import packed
from measuring.running import running
from measuring.site import REPOSITORY

WAGTAIL, DJANGO = "8.0.1", "5.2.19"
ENVIRONMENT = REPOSITORY / "var" / "bench-wagtail"
PYTHON, COMMAND = ENVIRONMENT / "bin" / "python", ENVIRONMENT / "bin" / "wagtail"
FAILURES = (OSError, subprocess.SubprocessError)
MODELS = """
from django.db import models
from wagtail.fields import RichTextField
from wagtail.models import Page


class HomePage(Page):
    def stories(self):
        return StoryPage.objects.live().order_by("-pk")[:20]


class Welcome(Page):
    template = "home/as_it_comes.html"


class StoryPage(Page):
    summary = models.TextField(blank=True)
    body = RichTextField()
"""
HOME = """{% extends "base.html" %}{% load wagtailcore_tags %}
{% block content %}<h1>Nevipe</h1>{% for story in page.stories %}<article>
<h2><a href="{% pageurl story %}">{{ story.title }}</a></h2>
<p>{{ story.summary }}</p></article>{% endfor %}{% endblock %}
"""
STORY = """{% extends "base.html" %}{% load wagtailcore_tags %}
{% block content %}<article><h1>{{ page.title }}</h1>
<p>{{ page.summary }}</p>{{ page.body|richtext }}</article>
{% endblock %}
"""
FILL = """
import json
from home.models import HomePage, StoryPage, Welcome
home = HomePage.objects.first()
home.add_child(instance=Welcome(title="Welcome", slug="as-it-comes"))
for story in json.load(open("stories.json")):
    home.add_child(instance=StoryPage(title=story["title"][:250], summary=story["summary"], body=story["html"]))
print(StoryPage.objects.last().url)
"""


def reason_missing() -> str | None:
    """Why it cannot be weighed here; None if it can. The first time, it is installed into var/bench-wagtail."""
    try:
        if not COMMAND.exists():
            print(
                f"Installing Wagtail into {ENVIRONMENT} (once, about a minute) …", file=sys.stderr, flush=True
            )
            venv.create(ENVIRONMENT, clear=True, with_pip=True)
            wanted = [f"wagtail=={WAGTAIL}", f"Django=={DJANGO}"]
            run(PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *wanted)
    except FAILURES as error:
        return f"it cannot be installed here: {getattr(error, 'stderr', '') or error}"
    return None


def version() -> str:
    """Which Wagtail it was."""
    return f"{WAGTAIL} on Django {DJANGO}, `wagtail start`: its welcome page; a list and a story without any style"


@contextmanager
def site(stories: list[dict]) -> Iterator[dict[str, str]]:
    """The page as it comes, a list and a story, served."""
    with tempfile.TemporaryDirectory(prefix="nevipe-bench-wagtail-") as made:
        root, front = Path(made), free_port()
        run(COMMAND, "start", "news", root)
        write(root, stories)
        for command in (["makemigrations", "home"], ["migrate", "-v0"]):
            run(PYTHON, "manage.py", *command, cwd=root)
        story = run(PYTHON, "manage.py", "shell", "-v0", "-c", FILL, cwd=root).stdout.split()[-1]
        with _served(root) as behind, packed(behind, front) as address:
            bare = {"bare front": f"{address}/", "bare article": address + urlsplit(story).path}
            yield {"page as it comes": f"{address}/as-it-comes/"} | bare


def run(*command, **options) -> subprocess.CompletedProcess:
    """Run to the end; a failure carries what was said."""
    words, given = [str(part) for part in command], {"capture_output": True, "text": True, "timeout": 400}
    return subprocess.run(words, check=True, **given | options)


def write(root: Path, stories: list[dict]) -> None:
    """The least that makes a news site of it: a list of stories, and a page for each."""
    pages = root / "home" / "templates" / "home"
    (root / "home" / "models.py").write_text(MODELS)
    (pages / "home_page.html").rename(pages / "as_it_comes.html")
    (pages / "home_page.html").write_text(HOME)
    (pages / "story_page.html").write_text(STORY)
    (root / "stories.json").write_text(json.dumps(stories))


@contextmanager
def _served(root: Path) -> Iterator[str]:
    port = free_port()
    command = [str(PYTHON), "manage.py", "runserver", "--noreload", f"127.0.0.1:{port}"]
    silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with running(command, cwd=root, **silent) as server:
        wait_for(f"http://127.0.0.1:{port}/", server)
        yield f"http://127.0.0.1:{port}"
