"""What stands behind reading without a net: the worker's script, the manifest, the weight of both."""

import brotli
import pytest
from django.conf import settings

JS = settings.BASE_DIR / "static/js"


def test_the_worker_stands_at_the_top_and_is_asked_for_each_time(client):
    response = client.get("/sw.js")
    assert response.headers["Content-Type"].startswith("text/javascript")
    assert "max-age=0" in response.headers["Cache-Control"]
    assert "worker-src 'self'" in response.headers["Content-Security-Policy"]
    assert response.content == (JS / "sw.js").read_bytes()


@pytest.mark.parametrize("language", ["en", "mk", "sr"])
def test_the_paper_may_stand_among_the_apps_of_a_telephone(client, language):
    told = client.get(f"/{language}/manifest.webmanifest").json()
    assert told["start_url"] == f"/{language}/"
    assert told["lang"] == {"sr": "sr-Latn"}.get(language, language)
    assert told["icons"][0]["src"].endswith("favicon.svg")


def test_the_scripts_are_small():
    assert len(brotli.compress((JS / "sw.js").read_bytes())) < 2000
    assert len(brotli.compress((JS / "saved.js").read_bytes())) < 2000


@pytest.mark.django_db
def test_readers_who_save_nothing_load_nothing_for_it(client):
    page = client.get("/en/").content.decode()
    assert "saved.js" not in page
    assert "manifest" not in page
