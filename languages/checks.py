"""Checks that say which language is not ready, and what to do about it."""

from pathlib import Path

from django.conf import settings
from django.core.checks import Error, Tags, register

from languages.registry import ALL, enabled


@register(Tags.translation)
def catalogues_are_compiled(app_configs, **kwargs):
    """Without a compiled catalogue Django answers 404 for Romani and shows the others in English."""
    hint = "Run `manage.py compile_catalogues` (it needs nothing but Python)."
    return [
        Error(
            f"The catalogue of {ALL[code].english_name} ({code}) is not compiled.",
            hint=hint,
            id="languages.E001",
        )
        for code in enabled()
        if code != "en" and not _compiled(code)
    ]


@register(Tags.translation)
def languages_are_ours(app_configs, **kwargs):
    """A site can only switch on languages that the paper has columns for."""
    strangers = [code for code, _name in settings.LANGUAGES if code not in ALL]
    hint = f"Set LANGUAGES to a subset of: {', '.join(ALL)}."
    return [
        Error(f"LANGUAGES names “{code}”, which is not ours.", hint=hint, id="languages.E002")
        for code in strangers
    ]


def _compiled(code: str) -> bool:
    return any(Path(folder, code, "LC_MESSAGES", "django.mo").exists() for folder in settings.LOCALE_PATHS)
