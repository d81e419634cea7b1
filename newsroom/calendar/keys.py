"""The secret address of a colleague's calendar. Only its digest is kept, so nobody can read it out of the database."""

import hashlib
import secrets

from django.utils import timezone

from newsroom.calendar.permissions import may_see_calendar
from newsroom.models import CalendarKey

KEY_BYTES = 32


def new_key(user) -> str:
    """Make a key, which is shown this once; an earlier one is void from now on."""
    key = secrets.token_urlsafe(KEY_BYTES)
    values = {"digest": _digest(key), "created_at": timezone.now()}
    CalendarKey.objects.update_or_create(user=user, defaults=values)
    return key


def give_up(user) -> None:
    """Make the address void, without a new one."""
    CalendarKey.objects.filter(user=user).delete()


def owner(key: str):
    """Whose key it is; None if nobody's, or if its owner may no longer see the calendar."""
    found = CalendarKey.objects.select_related("user").filter(digest=_digest(key)).first()
    if found is None or not (found.user.is_active and found.user.is_staff):
        return None
    return found.user if may_see_calendar(found.user) else None


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()
