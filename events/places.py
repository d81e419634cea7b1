"""Where a venue is on the map: a link that a reader follows or not, nothing that is loaded with our page."""

from urllib.parse import urlencode

from events.models import Venue

MAP, CLOSE = "https://www.openstreetmap.org/", 17


def map_url(venue: Venue | None) -> str:
    """The place on OpenStreetMap: by its coordinates, else a search for its address, its name or its city."""
    if venue is None:
        return ""
    if venue.latitude is not None:
        latitude, longitude = f"{venue.latitude:f}", f"{venue.longitude:f}"
        point = urlencode({"mlat": latitude, "mlon": longitude})
        return f"{MAP}?{point}#map={CLOSE}/{latitude}/{longitude}"
    parts = dict.fromkeys(filter(None, (venue.address or venue.name, venue.city, venue.country)))
    return f"{MAP}search?{urlencode({'query': ', '.join(parts)})}"
