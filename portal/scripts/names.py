"""Names that no rule can write in Cyrillic: those that the newsroom has noted itself for a person or an organization.

A record whose other names have one in Serbian and in Cyrillic letters is called so wherever its Serbian name stands.
"""

import re

from django.core.cache import cache

from languages.names import Script
from languages.scripts.addresses import LANGUAGE
from organizations.models import OrganizationName
from people.models import PersonName

KEPT_SECONDS, KEY = 60, "names-in-serbian-cyrillic"


def names_in(page: str, site_name: str) -> dict[str, str]:
    """Of all such names those that may stand on a page, Latin → Cyrillic; the name of the paper stays as it is."""
    present = set(re.findall(r"\w+", page))
    known = cache.get_or_set(KEY, _read, KEPT_SECONDS)
    found = {
        latin: cyrillic for latin, cyrillic in known.items() if set(re.findall(r"\w+", latin)) <= present
    }
    return found | {site_name: site_name}


def _read() -> dict[str, str]:
    wanted = {"language": LANGUAGE, "script": Script.CYRILLIC}
    people = PersonName.objects.filter(**wanted).values_list("person__name_sr", "name")
    organizations = OrganizationName.objects.filter(**wanted).values_list("organization__name_sr", "name")
    return {latin: cyrillic for latin, cyrillic in (*people, *organizations) if latin}
