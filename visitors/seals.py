"""Seals on page keys: a message about a page is believed only if a page of ours can have sent it.

A seal depends on the page and its language alone, so that every reader gets the same page and a cache may keep it.
"""

import base64
import hmac

from visitors import conf

SEAL_BYTES = 12
NO_PAGE = "-"
"""Stands where a page has no key, so that the parts of a message never run together."""


def sealed(page: str, language: str) -> str:
    """What a page prints of itself: its key, its language and the seal on both, with blanks between them."""
    return f"{page or NO_PAGE} {language} {_seal(conf.in_force().seal_keys[0], page, language)}"


def is_sealed(page: str, language: str, seal: str) -> bool:
    """Whether we have set this seal, with the key of today or one that SECRET_KEY_FALLBACKS still allows."""
    given = seal.encode()
    return any(
        hmac.compare_digest(_seal(key, page, language).encode(), given) for key in conf.in_force().seal_keys
    )


def _seal(key: bytes, page: str, language: str) -> str:
    digest = hmac.digest(key, f"{language} {page}".encode(), "sha256")
    return base64.urlsafe_b64encode(digest[:SEAL_BYTES]).decode()
