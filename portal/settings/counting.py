"""How readers are counted."""

import hashlib

from portal.settings.env import (
    GEOIP_DATABASE,
    SECRET_KEY,
    TRUSTED_PROXIES,
    VISITORS_COUNT,
    VISITORS_SINCE,
    VISITORS_SPOOL,
)

# Outside the database on purpose: a stolen database alone must not let anyone test addresses against it.
VISITORS_PEPPER = hashlib.blake2b(SECRET_KEY.encode(), person=b"visitors").digest()

__all__ = [
    "GEOIP_DATABASE", "TRUSTED_PROXIES", "VISITORS_COUNT", "VISITORS_PEPPER", "VISITORS_SINCE", "VISITORS_SPOOL",
]  # fmt: skip
