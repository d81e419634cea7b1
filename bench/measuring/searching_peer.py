"""Wagtail's search in the database, on the same texts: its index of a model of ours, so without pages around it."""

import json
from pathlib import Path

from measuring import wagtail_site
from measuring.searching import QUERIES, TEXTS
from measuring.wagtail_site import DJANGO, PYTHON, WAGTAIL, run

DRIVER = "psycopg[binary]==3.3.9"
KINDS = (
    "in every fourth or more",
    "common word (3–10 %)",
    "rare word (under 0.1 %)",
    "two common words",
    "nothing found",
)
"""What its `search` takes as it is typed; phrases and exclusions need another interface there."""
# Eight of each kind: at 20,000 one answer takes it seconds.
MODELS = """
from django.db import models
from wagtail.search import index


class Story(index.Indexed, models.Model):
    title = models.CharField(max_length=250)
    summary = models.TextField()
    body = models.TextField()
    at = models.DateTimeField(db_index=True)
    search_fields = [
        index.SearchField("title", boost=3), index.SearchField("summary", boost=2), index.SearchField("body"),
        index.FilterField("at"),
    ]
"""
SCRIPT = """
import json, sys, time
import django
from django.conf import settings
database, texts, queries, kinds, target = json.loads(sys.argv[1]), *sys.argv[2:]
settings.configure(
    DATABASES={"default": database}, USE_TZ=True, SECRET_KEY="bench",
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    STATIC_URL="/static/", INSTALLED_APPS=[
        "django.contrib.auth", "django.contrib.contenttypes", "taggit", "modelcluster", "wagtail",
        "wagtail.search", "stories",
    ],
    WAGTAILSEARCH_BACKENDS={"default": {"BACKEND": "wagtail.search.backends.database", "AUTO_UPDATE": False}},
)
django.setup()
from django.core.management import call_command
from stories.models import Story
from wagtail.search.backends import get_search_backend

call_command("migrate", run_syncdb=True, verbosity=0)
rows = [Story(**json.loads(line)) for line in open(texts)]
Story.objects.bulk_create(rows, batch_size=500)
start = time.perf_counter()
call_command("update_index", verbosity=0)
found = {"build_s": time.perf_counter() - start, "times": {}}
backend = get_search_backend()
asked = json.load(open(queries))
for again in range(2):
    for kind in json.loads(kinds):
        times = []
        for each in asked[kind][:8]:
            start = time.perf_counter()
            results = backend.search(each["text"], Story)
            results.count(), list(results[:20])
            times.append((time.perf_counter() - start) * 1000)
        found["times"][kind] = times
json.dump(found, open(target, "w"))
"""


def measure(url: str, folder: Path, texts: Path) -> dict:
    """Milliseconds for each kind of query; the reason where there is no Wagtail."""
    if reason := wagtail_site.reason_missing():
        return {"missing": reason}
    app, target = folder / "stories", folder / "found.json"
    app.mkdir()
    (app / "__init__.py").touch()
    (app / "models.py").write_text(MODELS)
    (folder / "measure.py").write_text(SCRIPT)
    arguments = [json.dumps(_database(url)), texts / TEXTS, texts / QUERIES, json.dumps(KINDS), target]
    try:
        run(PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", DRIVER)
        run(PYTHON, "measure.py", *arguments, cwd=folder, timeout=3000)
    except wagtail_site.FAILURES as error:
        return {"missing": f"it failed: {(getattr(error, 'stderr', '') or str(error))[-1500:]}"}
    return json.loads(target.read_text()) | {"version": f"{WAGTAIL} on Django {DJANGO}"}


def _database(url: str) -> dict:
    import environ

    return {"ENGINE": "", **environ.Env.db_url_config(url)}
