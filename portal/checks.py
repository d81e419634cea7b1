"""Checks that only the whole portal can make: `manage.py check` prints the culprit and the cure."""

from pathlib import Path

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register


@register(Tags.files)
def media_folder_is_writable(app_configs, **kwargs):
    """Pictures need a folder that the web process can write."""
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


@register(Tags.security, deploy=True)
def site_is_served_over_https(app_configs, **kwargs):
    """A public newsroom without https would send passwords in clear."""
    if settings.SITE_URL.startswith("https://"):
        return []
    hint = "Set SITE_URL=https://… ; secure cookies, redirects and HSTS follow from it."
    return [Warning(f"SITE_URL is {settings.SITE_URL}, which is not https.", hint=hint, id="portal.W001")]
