"""The settings: production is safe by default and refuses to start when it is not."""

import os
import subprocess
import sys

import pytest

from tests.services import REPOSITORY

KEY = "k3Y-9f8e7d6c5b4a-zyxwvutsrqponmlkjihgfedcba-0123456789-ABCDEFGHIJ"
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "portal.settings",
    "SECRET_KEY": KEY,
    "SITE_URL": "https://news.example.org",
    "TRUSTED_PROXIES": "10.0.0.0/8",
}


def manage(*arguments, **environment):
    """Run a command as an operator would, with nothing but these settings."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments], cwd=REPOSITORY, env=kept | environment,
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_a_folder_that_is_left_empty_is_the_usual_one():
    names = "VISITORS_SPOOL", "MEDIA_URL_STORAGE", "STATIC_ROOT"
    ask = "from portal.settings import env as e; print(e.VISITORS_SPOOL.name, e.MEDIA_ROOT.name, e.STATIC_ROOT.name)"
    done = manage("shell", "-v", "0", "-c", ask, **PRODUCTION, **dict.fromkeys(names, ""))
    assert done.stdout.split() == ["spool", "media", "static"], done.stderr


def test_production_settings_pass_the_deployment_check(tmp_path):
    folders = {"VISITORS_SPOOL": str(tmp_path), "MEDIA_URL_STORAGE": str(tmp_path)}
    done = manage("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION, **folders)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("change", "culprit"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY is not set"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY is too weak"),
        ({"SECRET_KEY": "ab" * 40}, "SECRET_KEY is too weak"),
        ({"SECRET_KEY": "django-insecure-" + KEY}, "SECRET_KEY is too weak"),
        ({"SITE_URL": "news.example.org"}, "SITE_URL is"),
        ({"SITE_URL": "https://news.example.org/sub"}, "SITE_URL is"),
        ({"LANGUAGES": "mk,ro"}, "LANGUAGES has ['ro']"),
        ({"TRUSTED_PROXIES": "everybody"}, "TRUSTED_PROXIES has 'everybody'"),
        ({"VISITORS_COUNTRY_HEADER": "CF IPCountry:"}, "VISITORS_COUNTRY_HEADER is 'CF IPCountry:'"),
        ({"VISITORS_SINCE": "13.01.2019"}, "VISITORS_SINCE is"),
        ({"DATABASE_URL": "nonsense"}, "DATABASE_URL is neither"),
        ({"DATABASE_URL": "mysql://user@host/db"}, "DATABASE_URL is neither"),
        ({"DATABASE_REPLICA_URLS": "postgres://a/b"}, "DATABASE_REPLICA_URLS needs PostgreSQL"),
        ({"MEDIA_URL_STORAGE": "gs://paper"}, "MEDIA_URL_STORAGE cannot be used. It must look like s3://"),
        ({"CACHE_URL": "memcached://10.0.0.1"}, "CACHE_URL cannot be used. It must look like redis://"),
        ({"CACHE_URL": "redis://host:port/0"}, "CACHE_URL cannot be used. A host or a port"),
        ({"CACHE_URL": "redis://a,b/3"}, "CACHE_URL cannot be used. A cluster has no databases"),
        ({"CACHE_URL": "redis://a/?cluster=perhaps"}, "CACHE_URL cannot be used. Write ?cluster=yes"),
        ({"CACHE_URL": "redis://a,b/?cluster=no"}, "CACHE_URL cannot be used. Several hosts"),
        ({"WEB_WORKERS": "many"}, "WEB_WORKERS is 'many'"),
        ({"WEB_THREADS": "0"}, "WEB_THREADS is '0'"),
    ],
)
def test_a_wrong_setting_stops_the_start_and_says_why(change, culprit):
    done = manage("check", **(PRODUCTION | change))
    assert done.returncode != 0
    assert culprit in done.stderr


ASK = """
from django.conf import settings as s
for one in s.DATABASES.values():
    options = one["OPTIONS"]
    print(one["HOST"], options.get("sslmode"), options["connect_timeout"], options["prepare_threshold"],
          one["DISABLE_SERVER_SIDE_CURSORS"])
from portal.patience import limit_this_process
limit_this_process()
print(*(one["OPTIONS"].get("options") for one in s.DATABASES.values()))
"""
DATABASES = {
    "DATABASE_URL": "postgres://u:p@one/n?sslmode=require&options=-c%20jit=off",
    "DATABASE_REPLICA_URLS": "postgres://u:p@two/n,postgres://u:p@three/n?connect_timeout=9",
}


def test_what_stands_in_the_address_of_a_database_holds():
    done = manage("shell", "-v", "0", "-c", ASK, **PRODUCTION, **DATABASES)
    *hosts, limits = done.stdout.splitlines()
    assert hosts == ["one require 2 2 False", "two None 2 2 False", "three None 9 2 False"], done.stderr
    assert limits.count("statement_timeout=60s") == 3
    assert "jit=off" in limits


def test_a_pooler_is_told_nothing_that_only_one_connection_would_know():
    done = manage("shell", "-v", "0", "-c", ASK, **PRODUCTION, **DATABASES, DATABASE_POOLER="true")
    *hosts, limits = done.stdout.splitlines()
    assert [host.split()[-2:] for host in hosts] == [["None", "True"]] * 3, done.stderr
    assert limits == "-c jit=off None None"


@pytest.mark.django_db
def test_a_language_that_is_switched_off_has_no_pages(client, settings):
    settings.LANGUAGES = [("mk", "Macedonian"), ("en", "English")]
    assert client.get("/sq/about/").status_code == 404
    assert 'hreflang="sq"' not in client.get("/mk/about/").content.decode()


def test_switching_languages_off_asks_for_no_migration():
    done = manage("makemigrations", "--check", "--dry-run", **PRODUCTION, LANGUAGES="mk,rom")
    assert done.returncode == 0, done.stdout + done.stderr
