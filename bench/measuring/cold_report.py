"""What bench/cold.py says in the end: tables, goals, and what the numbers leave out."""

GOALS = {"front": 0.4, "article": 0.27, "feed": 0.4}
QUERIES = {"front": 5, "article": 4, "feed": 3}
GROWTH = 1.2
HEAD = f"{'':38} {'CPU ms':>8} {'least':>8} {'most':>8} {'of it db':>8} {'queries':>8} {'bytes':>8}"
HANDLERS = (
    "The handlers alone, within one process and one open session of the database; nothing is packed or sent."
)
DEPLOYED = """As deployed, over HTTP on one connection, all processes of each site counted, its database server's too.
  ours     `manage.py serve` as it ships, page cache and counting on; an app of the bench lets the cache find nothing,
           so each request is a first one: made, packed, put away. No nginx: it is its own front.
  Wagtail  `wagtail start`'s settings for production and PostgreSQL (a new connection for each request, as they have
           it), gunicorn with two synchronous workers, nginx in front that packs. That is how the goals were measured.
Flattering for us: what is remembered for ten seconds (menu, nameplate, popular stories) and cards that were drawn
before are still there, as on a site with readers. Flattering for Wagtail: no theme, pictures, related or popular
stories, languages or counting; its feed has summaries, ours has whole stories (as in "feed, whole stories")."""


def goals(found: dict, sent: dict) -> list[dict]:
    """What was promised, and whether it is kept in this run."""
    sizes = sorted(
        {name.split(", ")[2] for name in found if "ours" in name}, key=lambda size: int(size.replace(",", ""))
    )
    made = []
    for page, ratio in GOALS.items():
        own = found[f"{page}, ours, {sizes[0]}"]
        made.append(_goal(f"{page}: queries", own["queries"], QUERIES[page]))
        if sent:
            made.append(
                _goal(f"{page}: of Wagtail's time, as deployed", _ratio(sent, page, f"{page}, ours"), ratio)
            )
    for name in [one for one in found if one.endswith(f", ours, {sizes[0]}")] if len(sizes) > 1 else ():
        page = name.partition(",")[0]
        large = found[f"{page}, ours, {sizes[-1]}"]["cpu"]
        made.append(
            _goal(f"{page}: {sizes[-1]} stories against {sizes[0]}", large / found[name]["cpu"], GROWTH)
        )
    return made


def ratios(found: dict) -> dict[str, float]:
    """Our handler's time as a part of Wagtail's, page by page; empty without Wagtail."""
    sizes = [name for name in found if name.startswith("front, ours")]
    suffix = sizes[0].removeprefix("front") if sizes else ""
    return {page: _ratio(found, page, page + suffix) for page in GOALS if f"{page}, Wagtail" in found}


def text(report: dict) -> str:
    """The report for people."""
    lines = [HANDLERS, HEAD, *_rows(report["pages"])]
    if report["deployed"]:
        lines += ["", DEPLOYED, HEAD, *_rows(report["deployed"])]
    lines += ["", *(f"{what}: {why}" for what, why in report["missing"].items())]
    if found := report["handlers"]:
        told = ", ".join(f"{page} {ratio:.2f}" for page, ratio in found.items())
        lines.append(f"Of Wagtail's time, handlers alone (stricter than what was promised): {told}")
    lines += [
        f"{'met' if one['met'] else 'NOT MET':8} {one['goal']}: {one['value']} (at most {one['at most']})"
        for one in report["goals"]
    ]
    return "\n".join(lines)


def _rows(pages: dict) -> list[str]:
    rows = []
    for name, row in sorted(pages.items()):
        numbers = " ".join(f"{row[key]:8.2f}" for key in ("cpu", "least", "most", "db"))
        queries = "" if row["queries"] is None else row["queries"]
        rows.append(f"{name:38} {numbers} {queries:8} {row['letters']:8} {row['status']}")
    return rows


def _ratio(found: dict, page: str, ours: str) -> float:
    return found[ours]["cpu"] / found[f"{page}, Wagtail"]["cpu"]


def _goal(name: str, value: float, limit: float) -> dict:
    return {"goal": name, "value": round(value, 3), "at most": limit, "met": value <= limit}
