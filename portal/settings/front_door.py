"""What stands before Django: how many pages are kept, how many are made at a time; what a CDN is told."""

from portal.settings.env import (
    CDN_PURGE_TOKEN,
    CDN_PURGE_URL,
    PAGE_CACHE_MB,
    PAGE_RENDERS,
    SURROGATE_KEYS,
    WEB_THREADS,
)

__all__ = [
    "CDN_PURGE_TOKEN",
    "CDN_PURGE_URL",
    "PAGE_CACHE_MB",
    "PAGE_RENDERS",
    "SURROGATE_KEYS",
    "WEB_THREADS",
]
