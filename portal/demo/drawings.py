"""The illustrations of the demo edition, drawn by code so that they belong to the paper and cost nothing."""

from portal.demo.scenes import (
    ballot,
    brussels,
    candles,
    conference,
    film,
    geneva,
    helsingborg,
    kyiv,
    library,
    moscow,
    road,
    skopje,
    vienna,
    wheel,
)

SCENES = {
    "geneva-palais": geneva.geneva_palais,
    "brussels-hemicycle": brussels.brussels_hemicycle,
    "moscow-river": moscow.moscow_river,
    "vienna-towers": vienna.vienna_towers,
    "helsingborg-harbour": helsingborg.helsingborg_harbour,
    "kyiv-bridge": kyiv.kyiv_bridge,
    "skopje-bridge": skopje.skopje_bridge,
    "conference-table": conference.conference_table,
    "road-journey": road.road_journey,
    "wheel-flag": wheel.wheel_flag,
    "library": library.library,
    "film-reel": film.film_reel,
    "ballot-box": ballot.ballot_box,
    "candle": candles.candle,
}


def draw(key):
    """The drawing of that name as a JPEG of 1600 by 900; the same bytes every time."""
    return SCENES[key]().jpeg()
