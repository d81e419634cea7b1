"""Languages, dates, static files and pictures."""

from django.utils.translation import gettext_lazy as _

from languages.registry import ALL, NAME_FALLBACKS, register_romani
from portal.settings.env import (
    BASE_DIR,
    DEBUG,
    ENABLED_LANGUAGES,
    MEDIA_BUCKET,
    MEDIA_ROOT,
    SITE_EMAIL,
    SITE_NAME,
    SITE_URL,
    STATIC_ROOT,
    TIME_ZONE,
    WEBSUB_HUB,
)

register_romani()  # before Django looks at LANGUAGES

USE_I18N = USE_TZ = USE_THOUSAND_SEPARATOR = True
LANGUAGES = [(code, _(ALL[code].english_name)) for code in ENABLED_LANGUAGES]
LANGUAGE_CODE = "en" if "en" in ENABLED_LANGUAGES else ENABLED_LANGUAGES[0]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = "languages.formats"

# The columns never follow the switched-on languages: a site may change LANGUAGES without a migration.
MODELTRANSLATION_LANGUAGES = tuple(ALL)
MODELTRANSLATION_DEFAULT_LANGUAGE = "en"
MODELTRANSLATION_FALLBACK_LANGUAGES = NAME_FALLBACKS

STATIC_URL, MEDIA_URL = "/static/", "/media/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "visitors.flags.FlagFinder",
    "portal.fonts.FontFinder",
]
STORAGES = {
    "default": {"BACKEND": "portal.buckets.storage.BucketStorage", "OPTIONS": MEDIA_BUCKET}
    if MEDIA_BUCKET
    else {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "portal.static_files.ReadersStorage"
    },
}
TAGGIT_CASE_INSENSITIVE = True

__all__ = [
    "FORMAT_MODULE_PATH", "LANGUAGES", "LANGUAGE_CODE", "LOCALE_PATHS", "MEDIA_BUCKET", "MEDIA_ROOT", "MEDIA_URL",
    "MODELTRANSLATION_DEFAULT_LANGUAGE", "MODELTRANSLATION_FALLBACK_LANGUAGES", "MODELTRANSLATION_LANGUAGES",
    "SITE_EMAIL", "SITE_NAME", "SITE_URL", "STATICFILES_DIRS", "STATICFILES_FINDERS", "STATIC_ROOT", "STATIC_URL",
    "STORAGES", "TAGGIT_CASE_INSENSITIVE", "TIME_ZONE", "USE_I18N", "USE_THOUSAND_SEPARATOR", "USE_TZ",
    "WEBSUB_HUB",
]  # fmt: skip
