"""How readers are counted."""

import hashlib

from portal.settings.env import (
    CACHE_URL,
    GEOIP_DATABASE,
    SECRET_KEY,
    SECRET_KEY_FALLBACKS,
    SITE_DIGITS,
    TRUSTED_PROXIES,
    VISITORS_COUNT,
    VISITORS_COUNTRY_HEADER,
    VISITORS_SINCE,
    VISITORS_SPOOL,
)

# Outside the database on purpose: a stolen database alone must not let anyone test addresses against it.
VISITORS_PEPPER, *VISITORS_FORMER_PEPPERS = (
    hashlib.blake2b(key.encode(), person=b"visitors").digest() for key in (SECRET_KEY, *SECRET_KEY_FALLBACKS)
)

VISITORS_BOARD = CACHE_URL  # several hosts show their readers together
VISITORS_SITE = SITE_DIGITS

__all__ = [
    "GEOIP_DATABASE", "TRUSTED_PROXIES", "VISITORS_BOARD", "VISITORS_COUNT", "VISITORS_COUNTRY_HEADER",
    "VISITORS_FORMER_PEPPERS", "VISITORS_PEPPER", "VISITORS_SINCE", "VISITORS_SITE", "VISITORS_SPOOL",
]  # fmt: skip
