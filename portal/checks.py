"""Checks that only the whole portal can make: `manage.py check` prints the culprit and the cure."""

from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register
from django.http.request import validate_host


@register(Tags.files)
def media_folder_is_writable(app_configs, **kwargs):
    """Pictures need a folder that the web process can write, or the package that talks to their bucket."""
    if settings.MEDIA_BUCKET:
        return _bucket_can_be_spoken()
    folder = Path(settings.MEDIA_ROOT)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".writable"
        probe.touch()
        probe.unlink(missing_ok=True)
    except OSError as error:
        hint = "Create the folder, give it to the user that runs the site, or change MEDIA_URL_STORAGE."
        return [
            Error(f"Pictures cannot be saved in {folder}: {error.strerror}.", hint=hint, id="portal.E001")
        ]
    return []


def _bucket_can_be_spoken():
    if find_spec("storages") and find_spec("boto3"):
        return []
    hint = 'Install it: pip install "nevipe[s3]" (or django-storages[s3]), or name a folder.'
    message = "MEDIA_URL_STORAGE names a bucket, but the package django-storages is missing."
    return [Error(message, hint=hint, id="portal.E003")]


@register(Tags.security, deploy=True)
def site_is_served_over_https(app_configs, **kwargs):
    """A public newsroom without https would send passwords in clear."""
    if settings.SITE_URL.startswith("https://"):
        return []
    hint = "Set SITE_URL=https://… ; secure cookies, redirects and HSTS follow from it."
    return [Warning(f"SITE_URL is {settings.SITE_URL}, which is not https.", hint=hint, id="portal.W001")]


@register(Tags.caches)
def redis_can_be_spoken(app_configs, **kwargs):
    """A Redis in the settings needs the package that talks to it; without it the site runs, but on its own."""
    if not settings.VISITORS_BOARD or find_spec("redis"):
        return []
    hint = 'Install it: pip install "nevipe[redis]" (or redis), or leave CACHE_URL empty.'
    return [Error("CACHE_URL names a Redis, but the package redis is missing.", hint=hint, id="portal.E002")]


@register(Tags.caches)
def cdn_can_be_told(app_configs, **kwargs):
    """A CDN that is told to forget by key has to be told the keys of each page first."""
    if settings.SURROGATE_KEYS or not settings.CDN_PURGE_URL:
        return []
    hint = "Set SURROGATE_KEYS=true, or leave CDN_PURGE_URL empty."
    return [Error("CDN_PURGE_URL is set, but pages do not name their keys.", hint=hint, id="portal.E005")]


@register(Tags.security)
def own_name_is_allowed(app_configs, **kwargs):
    """Pages for everybody are made under the name in SITE_URL, which therefore has to be one of ours."""
    if validate_host(
        urlsplit(settings.SITE_URL).hostname, settings.ALLOWED_HOSTS or [".localhost", "127.0.0.1"]
    ):
        return []
    hint = "Add the host of SITE_URL to ALLOWED_HOSTS, or correct SITE_URL."
    return [
        Error(
            f"The host of SITE_URL, {settings.SITE_URL}, is not in ALLOWED_HOSTS.",
            hint=hint,
            id="portal.E004",
        )
    ]
