"""What stands before Django: how many pages are kept, and how many are made at a time."""

from portal.settings.env import PAGE_CACHE_MB, PAGE_RENDERS, SURROGATE_KEYS, WEB_THREADS

__all__ = ["PAGE_CACHE_MB", "PAGE_RENDERS", "SURROGATE_KEYS", "WEB_THREADS"]
