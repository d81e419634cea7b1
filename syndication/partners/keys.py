"""The key of a partner. It stands in the address of the feed, since programs that read feeds can send nothing else."""

import hashlib
import secrets

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from syndication.models import Partner

KEY_BYTES = 32


def new_key(partner: Partner) -> str:
    """Make a key, which is shown this once; an earlier one is void from now on."""
    key = secrets.token_urlsafe(KEY_BYTES)
    partner.digest = _digest(key)
    partner.save(update_fields=["digest"])
    return key


def revoke(partner: Partner) -> None:
    """Make the key void, without a new one."""
    partner.digest = None
    partner.save(update_fields=["digest"])


def partner_of(key: str) -> Partner | None:
    """Whose key it is; None if nobody's. Looking for its digest takes as long for a wrong key as for a right one."""
    return Partner.objects.filter(digest=_digest(key), is_active=True).prefetch_related("sections").first()


def note_use(partner: Partner) -> None:
    """Note the day on which it was last used, once a day."""
    today = timezone.localdate()
    not_yet = Q(last_used_on__isnull=True) | Q(last_used_on__lt=today)
    if partner.last_used_on != today:
        Partner.objects.filter(not_yet, pk=partner.pk).update(last_used_on=today)


def address(key: str, form: str = "xml") -> str:
    """The whole address of a partner's feed."""
    return settings.SITE_URL + reverse("machines:partner_feed", args=[key, form])


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()
