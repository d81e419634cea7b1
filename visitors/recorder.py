"""The one place where views are noted, whoever shows the page: Django or a page cache in front of it.

No database and no socket: a note is one ``os.write`` to a file of this process, made before the response
leaves, so that every page that a reader received is noted even if the process is killed right after.
"""

import logging
import time

from visitors import addresses, bots, conf, geo, identity, rules
from visitors.models import Reason
from visitors.pen import desk
from visitors.records import NOBODY, Kind, Record

logger = logging.getLogger(__name__)


def record(request, response) -> None:
    """Note that a response is being sent. ``response.page_key`` names the page; never raises."""
    try:
        if rules.is_page(request, response):
            write(_note(request, response))
    except Exception:
        # A reader must get the page even if counting it fails in a way nobody has thought of.
        logger.exception("A page could not be counted.")


def write(note: Record) -> bool:
    """Append a record to the spool of this process; False if it is lost (and counted as lost)."""
    return desk.pen().write(note)


def finish() -> None:
    """Give away what this process has written so far, so that it can be counted at once."""
    desk.finish()


def _note(request, response) -> Record:
    at = int(time.time())
    if (reason := rules.refusal(request, response)) is not None:
        return Record(Kind.DROP, at, reason=reason)
    address = addresses.client_address(request)
    if address is None:
        return Record(Kind.DROP, at, reason=Reason.BAD_ADDRESS)
    shown = Record(
        Kind.VIEW_WITHOUT_ID,
        at,
        rules.language_of(request.path_info),
        geo.country(address),
        rules.page_key(request, response),
    )
    if bots.wants_no_identifier(request.META):
        return shown
    user_agent = request.META.get("HTTP_USER_AGENT", "")[: bots.LONGEST_BROWSER]
    day, day_before = conf.local_day(at), conf.local_day(at - conf.VISIT_GAP_SECONDS)
    # Just after midnight the fold must still see that a visit goes on, although the key has changed.
    earlier = NOBODY if day == day_before else identity.spool_number(address, user_agent, day_before)
    reader = identity.spool_number(address, user_agent, day)
    return shown._replace(kind=Kind.VIEW, reader=reader, earlier=earlier)
