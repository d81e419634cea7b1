"""What an operator can set. The only place that reads the environment; `.env.example` lists everything."""

import os
import re
from datetime import date
from hashlib import blake2b
from ipaddress import ip_network
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

from languages.registry import ALL
from visitors.board.address import parse

BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = BASE_DIR / "var"
MINIMUM_KEY_LENGTH, MINIMUM_DIFFERENT_CHARACTERS = 50, 12

env = environ.FileAwareEnv()
environ.Env.read_env(os.environ.get("ENV_FILE", BASE_DIR / ".env"))


def secret_key() -> str:
    """The signing key. A missing or guessable one stops the start, with the cure in the message."""
    cure = 'Make one with: python -c "import secrets; print(secrets.token_urlsafe(64))"'
    key = env.str("SECRET_KEY", default="")
    if not key:
        raise ImproperlyConfigured(f"SECRET_KEY is not set. {cure}, and put it into .env or SECRET_KEY_FILE.")
    weak = len(key) < MINIMUM_KEY_LENGTH or len(set(key)) < MINIMUM_DIFFERENT_CHARACTERS
    if weak or key.startswith("django-insecure-"):
        raise ImproperlyConfigured(
            f"SECRET_KEY is too weak (shorter than 50 characters or repetitive). {cure}"
        )
    return key


def site_url() -> str:
    """The public address, used for every absolute link; links are never built from the Host header."""
    url = env.str("SITE_URL", default="http://127.0.0.1:8000").rstrip("/")
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path:
        raise ImproperlyConfigured(f"SITE_URL is {url!r}. It must look like https://news.example.org")
    return url


def languages() -> list[str]:
    """The languages switched on, in the order given; the database always has columns for all six."""
    codes = env.list("LANGUAGES", default=list(ALL))
    unknown = [code for code in codes if code not in ALL]
    if unknown or not codes:
        raise ImproperlyConfigured(f"LANGUAGES has {unknown or 'nothing'}. Choose from: {', '.join(ALL)}.")
    return codes


def database() -> dict:
    """The database: SQLite to try, PostgreSQL to serve."""
    url = env.str("DATABASE_URL", default="") or f"sqlite:///{VAR_DIR / 'nevipe.sqlite3'}"
    if url.split(":", 1)[0] not in {"sqlite", "postgres", "postgresql"}:
        # The address holds a password, so it is not repeated.
        raise ImproperlyConfigured(
            "DATABASE_URL is neither SQLite nor PostgreSQL. Write it like postgres://user:password@host:5432/name"
        )
    return env.db_url_config(url)


def cache() -> str:
    """The Redis that several processes share; empty: each process has a cache of its own."""
    url = env.str("CACHE_URL", default="").strip()
    try:
        if url:
            parse(url)
    except ValueError as error:
        # The address may hold a password, so it is not repeated.
        raise ImproperlyConfigured(f"CACHE_URL cannot be used. {error}") from None
    return url


def number(name: str, default: int) -> int:
    """A whole number above zero."""
    text = env.str(name, default="") or str(default)
    if not text.isdecimal() or int(text) < 1:
        raise ImproperlyConfigured(f"{name} is {text!r}. Write a whole number above zero, such as {default}.")
    return int(text)


def trusted_proxies() -> list[str]:
    """Networks whose X-Forwarded-For is believed."""
    networks = env.list("TRUSTED_PROXIES", default=[])
    for network in networks:
        try:
            ip_network(network, strict=False)
        except ValueError as error:
            raise ImproperlyConfigured(
                f"TRUSTED_PROXIES has {network!r}, which is no network. Write CIDR, such as 10.0.0.0/8."
            ) from error
    return networks


def country_header() -> str:
    """The header in which a CDN names the reader's country; empty: none is believed."""
    name = env.str("VISITORS_COUNTRY_HEADER", default="")
    if name and not re.fullmatch(r"[A-Za-z][A-Za-z0-9-]*", name):
        raise ImproperlyConfigured(
            f"VISITORS_COUNTRY_HEADER is {name!r}. Write the name of a header, such as CF-IPCountry."
        )
    return name


def folder(name: str, default: str) -> Path:
    """A folder; left empty it is the one in var/, never the folder that somebody happens to stand in."""
    return Path(env.str(name, default="") or VAR_DIR / default)


def visitors_since() -> date:
    """The date shown as 'counting since'."""
    text = env.str("VISITORS_SINCE", default="2019-01-13")
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ImproperlyConfigured(f"VISITORS_SINCE is {text!r}. Write it as 2019-01-13.") from error


DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = secret_key()
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
SITE_URL = site_url()
SITE_DIGITS = blake2b(SITE_URL.encode(), key=SECRET_KEY.encode()[:64], digest_size=6).hexdigest()
SITE_NAME = env.str("SITE_NAME", default="Nevipe")
SITE_EMAIL = env.str("SITE_EMAIL", default="newsroom@example.org")
SECURE = SITE_URL.startswith("https://")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[urlsplit(SITE_URL).hostname, "localhost", "127.0.0.1"])
ENABLED_LANGUAGES = languages()
DATABASE = database()
CACHE_URL = cache()
EMAIL = env.email_url("EMAIL_URL", default="consolemail://")
MEDIA_ROOT = folder("MEDIA_URL_STORAGE", "media")
STATIC_ROOT = folder("STATIC_ROOT", "static")
TIME_ZONE = env.str("TIME_ZONE", default="Europe/Skopje")
TRUSTED_PROXIES = trusted_proxies()
GEOIP_DATABASE = Path(path) if (path := env.str("GEOIP_DATABASE", default="")) else None
VISITORS_COUNT = env.str("VISITORS_COUNT", default="middleware")
VISITORS_COUNTRY_HEADER = country_header()
VISITORS_SINCE = visitors_since()
VISITORS_SPOOL = folder("VISITORS_SPOOL", "spool")
WEB_WORKERS = number("WEB_WORKERS", 2)
WEB_THREADS = number("WEB_THREADS", 4)
