"""Time zones of places, by the names of the IANA: Europe/Skopje."""

from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from django.conf import settings

SHAPE = r"^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$"
"""What such a name looks like: as much as a database can know."""
REGIONS = (
    "Europe",
    "America",
    "Asia",
    "Africa",
    "Australia",
    "Pacific",
    "Atlantic",
    "Indian",
    "Antarctica",
    "Arctic",
)


def site_zone() -> str:
    """The time zone of the paper."""
    return settings.TIME_ZONE


def exists(name: str) -> bool:
    """Whether there is such a time zone."""
    return name in _known().values()


def clock_of(name: str) -> ZoneInfo:
    """The clock of a zone; that of the paper, if this machine does not know the name."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo(site_zone())


def named(text: str) -> str:
    """The zone that an editor means: ``brussels`` → Europe/Brussels; what nobody knows comes back as it was."""
    wanted = "_".join(text.split())
    return _known().get(wanted.lower(), wanted)


@lru_cache(maxsize=1)
def _known() -> dict[str, str]:
    """By name and by city, in small letters. Of two zones of one city the one below a continent is meant."""
    names = available_timezones() - {"localtime"}
    whole = {name.lower(): name for name in names}
    cities = {
        name.rpartition("/")[2].lower(): name for name in sorted(names) if name.split("/")[0] in REGIONS
    }
    return whole | cities
