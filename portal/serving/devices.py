"""The sign of a device with which a colleague has logged in before: so a flood of guesses does not keep her out.

It says nothing about anybody: a number by chance, and our signature with the day. It opens no door and replaces no
password; it only lets whoever logs in stand in a line of their own, beside that of strangers.
"""

import secrets
from collections.abc import Mapping
from http.cookies import CookieError

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpResponse, parse_cookie

DAY = 24 * 60 * 60
VALID, RENEWED = 90 * DAY, 30 * DAY
"""For how long a sign is believed, and after how long a colleague who is logged in gets another one."""
PLACE = "/admin/"
_signer = TimestampSigner(salt="nevipe.device")


def cookie_name() -> str:
    """How the sign is called; browsers keep the longer name to https."""
    return "__Secure-device" if settings.SESSION_COOKIE_SECURE else "device"


def device_of(environ: Mapping, *, longest: int = VALID) -> str | None:
    """The number of a device that we have signed, if a request shows it; it was signed so many seconds ago at most."""
    try:
        sign = parse_cookie(environ.get("HTTP_COOKIE", "")).get(cookie_name())
        return _signer.unsign(sign, max_age=longest) if sign else None
    except (BadSignature, CookieError):
        return None


def give(response: HttpResponse) -> None:
    """Let a colleague's browser keep a new sign; it shows it to the newsroom and to nobody else."""
    response.set_cookie(
        cookie_name(), _signer.sign(secrets.token_urlsafe(12)), max_age=VALID, path=PLACE, httponly=True,
        secure=settings.SESSION_COOKIE_SECURE, samesite="Strict",
    )  # fmt: skip
