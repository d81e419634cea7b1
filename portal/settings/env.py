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
from portal.buckets import address
from prose.links import is_web_address
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


def websub_hub() -> str:
    """The hub that tells subscribers of feeds what is new; empty: none."""
    url = env.str("WEBSUB_HUB", default="").strip()
    if url and not is_web_address(url):
        raise ImproperlyConfigured(f"WEBSUB_HUB is {url!r}. It must look like https://hub.example.org/")
    return url


def cdn_purge() -> tuple[str, str]:
    """Where a CDN is told which pages to forget, and with which token; empty: nobody tells it."""
    url = env.str("CDN_PURGE_URL", default="").strip()
    token = env.str("CDN_PURGE_TOKEN", default="").strip()
    # Either may be a secret, so neither is repeated.
    if url and not is_web_address(url):
        raise ImproperlyConfigured(
            "CDN_PURGE_URL is no address. It must look like https://api.example.org/purge, without a name and password."
        )
    if not (token.isascii() and token.isprintable()):
        raise ImproperlyConfigured("CDN_PURGE_TOKEN must be one line of ASCII letters, digits and signs.")
    return url, token


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


def replicas() -> list[dict]:
    """Copies of the database that answer readers; none: the database answers everybody."""
    urls = env.list("DATABASE_REPLICA_URLS", default=[])
    are_postgresql = all(url.startswith(("postgres://", "postgresql://")) for url in urls)
    if urls and not (are_postgresql and DATABASE["ENGINE"].endswith("postgresql")):
        raise ImproperlyConfigured(
            "DATABASE_REPLICA_URLS needs PostgreSQL, in DATABASE_URL too. Write postgres://user:password@host:5432/name"
            " for each copy, separated by commas, or leave it empty."
        )
    return [env.db_url_config(url) for url in urls]


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


def page_cache_size() -> int:
    """MiB of finished pages that each process keeps; 0: none. While somebody works on templates, none."""
    text = env.str("PAGE_CACHE_MB", default="") or ("0" if DEBUG else "64")
    if not text.isdecimal():
        raise ImproperlyConfigured(
            f"PAGE_CACHE_MB is {text!r}. Write a whole number such as 64, or 0 for none."
        )
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


def bucket() -> dict[str, str]:
    """The bucket that holds the pictures; empty: they are in a folder."""
    url = env.str("MEDIA_URL_STORAGE", default="")
    try:
        return address.options(url) if address.is_bucket(url) else {}
    except ValueError as error:
        # The address may hold a key, so it is not repeated.
        raise ImproperlyConfigured(f"MEDIA_URL_STORAGE cannot be used. {error}") from None


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
REPLICAS = replicas()
DATABASE_POOLER = env.bool("DATABASE_POOLER", default=False)
CACHE_URL = cache()
WEBSUB_HUB = websub_hub()
EMAIL = env.email_url("EMAIL_URL", default="consolemail://")
MEDIA_BUCKET = bucket()
MEDIA_ROOT = VAR_DIR / "media" if MEDIA_BUCKET else folder("MEDIA_URL_STORAGE", "media")
STATIC_ROOT = folder("STATIC_ROOT", "static")
TIME_ZONE = env.str("TIME_ZONE", default="Europe/Skopje")
TRUSTED_PROXIES = trusted_proxies()
GEOIP_DATABASE = Path(path) if (path := env.str("GEOIP_DATABASE", default="")) else None
VISITORS_COUNT = env.str("VISITORS_COUNT", default="middleware")
VISITORS_COUNTRY_HEADER = country_header()
VISITORS_SINCE = visitors_since()
CDN_PURGE_URL, CDN_PURGE_TOKEN = cdn_purge()
SURROGATE_KEYS = env.bool("SURROGATE_KEYS", default=bool(CDN_PURGE_URL))
VISITORS_SPOOL = folder("VISITORS_SPOOL", "spool")
WEB_WORKERS = number("WEB_WORKERS", 2)
WEB_THREADS = number("WEB_THREADS", 4)
PAGE_CACHE_MB = page_cache_size()
PAGE_RENDERS = number("PAGE_RENDERS", max(WEB_THREADS // 2, 1))
STAFF_THREADS = number("STAFF_THREADS", 4)
ACCESS_LOG = env.str("ACCESS_LOG", default="").strip()
METRICS_BIND = env.str("METRICS_BIND", default="").strip()
