"""Wrong settings of the counting, each with the culprit and the cure."""

import tempfile
from datetime import date
from ipaddress import ip_network

import maxminddb
from django.conf import settings
from django.core import checks
from django.core.checks import Error, register
from django.utils import timezone

from visitors import conf
from visitors.country_reader import has_fast_reader, open_countries

SHORTEST_PEPPER = 16


@register
def spool_is_writable(app_configs, **kwargs):
    """E001: views are noted in a folder."""
    folder = conf.spool_folder()
    standing = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    try:
        # Really write: permissions alone do not tell a read-only disk.
        with tempfile.TemporaryFile(dir=standing):
            return []
    except OSError as error:
        cure = "Create it on a local disk, give it to the user that runs the site, or set VISITORS_SPOOL."
        return [Error(f"Views cannot be noted in {folder}: {error.strerror}.", hint=cure, id="visitors.E001")]


@register
def trusted_proxies_are_networks(app_configs, **kwargs):
    """E002, W002: who may tell us a reader's address."""
    found = []
    for text in getattr(settings, "TRUSTED_PROXIES", None) or ():
        try:
            network = ip_network(text, strict=False)
        except ValueError:
            cure = "Write networks such as 10.0.0.0/8 or 192.0.2.7/32, with commas between them."
            found.append(Error(f"TRUSTED_PROXIES has {text!r}, no network.", hint=cure, id="visitors.E002"))
            continue
        if network.prefixlen == 0:
            cure = "Name only the proxies' own networks."
            fault = f"TRUSTED_PROXIES has {text}: every reader could choose an address."
            found.append(checks.Warning(fault, hint=cure, id="visitors.W002"))
    return found


@register
def country_header_has_a_sender(app_configs, **kwargs):
    """W003: who may tell us a reader's country."""
    if not conf.country_header() or conf.trusted_networks():
        return []
    fault = f"VISITORS_COUNTRY_HEADER is {conf.country_header()}, but nobody may send it: it has no effect."
    cure = "Name the CDN's networks, or those of your proxy behind it, in TRUSTED_PROXIES."
    return [checks.Warning(fault, hint=cure, id="visitors.W003")]


@register
def countries_file_is_readable(app_configs, **kwargs):
    """E003: where addresses are looked up."""
    path = conf.countries_file()
    try:
        with open_countries(path):
            return []
    except OSError as error:
        fault = error.strerror or str(error)
    except (maxminddb.InvalidDatabaseError, ValueError):
        fault = "it is no .mmdb file"
    cure = "Set GEOIP_DATABASE to an .mmdb file of countries, or leave it empty to use the one that we bring."
    return [Error(f"Countries cannot be looked up in {path}: {fault}.", hint=cure, id="visitors.E003")]


@register
def other_settings_are_usable(app_configs, **kwargs):
    """E004 to E007: the other settings."""
    return [
        Error(fault, hint=cure, id=f"visitors.E00{number}")
        for number, (is_fine, fault, cure) in enumerate((*_secrets_and_dates(), *_ways()), 4)
        if not is_fine
    ]


def _secrets_and_dates():
    pepper, since = getattr(settings, "VISITORS_PEPPER", None), getattr(settings, "VISITORS_SINCE", None)
    yield (
        isinstance(pepper, str | bytes) and len(pepper) >= SHORTEST_PEPPER,
        "VISITORS_PEPPER is missing or shorter than 16 bytes.",
        "Derive it from SECRET_KEY; it must not be kept in the database.",
    )
    yield (
        isinstance(since, date),
        f"VISITORS_SINCE is {since!r}, no date.",
        "Set the day the counting began, such as 2019-01-13.",
    )


def _ways():
    way, seconds = conf.way_to_count(), conf.fold_seconds()
    yield (
        way in conf.WAYS_TO_COUNT,
        f"VISITORS_COUNT is {way!r}, which does not exist.",
        f"Choose one of: {', '.join(conf.WAYS_TO_COUNT)}.",
    )
    yield (
        isinstance(seconds, int | float) and seconds >= 0,
        f"VISITORS_FOLD_SECONDS is {seconds!r}, no number of seconds.",
        "Set it to 5, or to 0 where another process counts (manage.py drain_visits).",
    )


@register
def counting_began_in_the_past(app_configs, **kwargs):
    """W004: a warning, since the clock may be wrong too, and that must not keep a paper from its readers."""
    since = conf.since()
    if not isinstance(since, date) or since <= timezone.localdate():
        return []
    cure = "Set the day on which the counting began, and look at the clock of this machine."
    return [checks.Warning(f"VISITORS_SINCE is {since}, a day to come.", hint=cure, id="visitors.W004")]


@register
def fast_reader_is_installed(app_configs, **kwargs):
    """W001: looking up a country in pure Python takes fifty times as long."""
    if has_fast_reader():
        return []
    cure = "Install maxminddb from a wheel, or with a C compiler and libmaxminddb at hand."
    return [
        checks.Warning(
            "Looking up countries is slow: maxminddb has no C part.", hint=cure, id="visitors.W001"
        )
    ]
