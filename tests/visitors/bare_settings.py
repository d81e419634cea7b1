"""The smallest project in which readers can be counted: it shows that ``visitors`` needs no other room."""

import os
from datetime import date
from pathlib import Path

import environ

FOLDER = Path(os.environ.get("BARE_FOLDER", "."))

SECRET_KEY = "only-for-tests-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEF"
INSTALLED_APPS = ["django.contrib.contenttypes", "django.contrib.auth", "visitors"]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": FOLDER / "bare.sqlite3",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
            "init_command": "PRAGMA journal_mode=WAL;",
        },
    }
}
if url := os.environ.get("BARE_DATABASE_URL"):
    DATABASES["default"] = environ.Env.db_url_config(url)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "Europe/Skopje"
LANGUAGES = [("en", "English"), ("mk", "Macedonian")]
STATIC_URL = "/static/"
VISITORS_SPOOL = FOLDER / "spool"
VISITORS_SINCE = date(2019, 1, 13)
VISITORS_PEPPER = b"0123456789abcdef0123456789abcdef"
VISITORS_FOLD_SECONDS = 0
TRUSTED_PROXIES = []
GEOIP_DATABASE = None
