"""What was weighed, in tables and in verdicts."""

from measuring.tables import goal, table, verdict

KILO = 1000
GOALS = {
    "front": ("the front page, HTML + CSS + JS", 20),
    "article": ("a story, HTML + CSS + JS", 16),
    "light": ("the light edition, whole", 10),
}
STRETCH, FONTS, SCRIPTS, REQUESTS = 18.5, 60, 5, 10
COLUMNS = ("html", "css", "js", "fonts", "icon", "other")
HEADER = ("", "HTML+CSS+JS", *(name.upper() if len(name) < 5 else name for name in COLUMNS), "requests", "headers",
          "pictures", "hosts", "packed")  # fmt: skip
ELSEWHERE = {
    "WordPress": "WordPress 6.1 (Twenty Twenty-Three) 18.8 front, 6.5 (Twenty Twenty-Four) 47.8 front",
    "Wagtail": "Wagtail news template 19.5 front and fonts from elsewhere, minimal Wagtail 3.7 front",
}
"""Measured on another machine, gzip 6, the same texts in all of them; kB of HTML + CSS + JS."""
EXPLAINED = """Bodies as they travel, packed, in kB of 1,000 bytes; 360 px wide, a browser that has never been here.
HTML+CSS+JS is the sum of those three. "requests" counts everything but pictures, and the icon once. "headers" are
those of all answers, which come on top (HTTP/1.1; HTTP/2 packs them as well). "pictures" are those that are loaded
before anybody scrolls: how many, and kB. Peers print the same texts without pictures, behind a server that packs with
brotli as ours does."""


def words(weight: dict) -> float:
    """HTML, style and script in kB."""
    return sum(weight[kind] for kind in ("html", "css", "js")) / KILO


def requests(weight: dict) -> int:
    """Everything but pictures."""
    return weight["requests"] + bool(weight["icon"])


def goals(ours: dict[str, dict]) -> list[dict]:
    """Which goals the heaviest page of each type meets."""
    found = []
    for kind, (what, limit) in GOALS.items():
        pages = [weight for name, weight in ours.items() if name.endswith(kind)]
        if pages:
            found.append(goal(what, max(map(words, pages)), limit, "kB"))
    fronts = [words(weight) for name, weight in ours.items() if name.endswith("front")]
    found.append(goal("stretch: the front page", max(fronts), STRETCH, "kB"))
    everything = ours.values()
    found.append(goal("fonts of a page", max(each["fonts"] for each in everything) / KILO, FONTS, "kB"))
    found.append(goal("JavaScript of a page", max(each["js"] for each in everything) / KILO, SCRIPTS, "kB"))
    found.append(goal("requests of a page, without pictures", max(map(requests, everything)), REQUESTS, ""))
    found.append(goal("hosts of third parties", max(len(each["foreign"]) for each in everything), 0, ""))
    return found


def text(report: dict) -> str:
    """Everything for the eye."""
    found = report["found"]
    rows = [_row(f"ours: {name}", weight) for name, weight in found["ours"].items()]
    notes = []
    for name, peer in found["peers"].items():
        if "missing" in peer:
            notes.append(f"{name}: not weighed, {peer['missing']}")
        else:
            rows += [_row(f"{name}: {page}", weight) for page, weight in peer["pages"].items()]
            notes.append(f"{name}: {peer['version']}")
        notes.append(f"    measured elsewhere: {ELSEWHERE[name]}")
    lines = [table(HEADER, rows), "", EXPLAINED, "", *notes, "", *map(verdict, report["goals"])]
    return "\n".join(lines)


def _row(name: str, weight: dict) -> list[str]:
    kinds = [f"{weight[kind] / KILO:.1f}" for kind in COLUMNS]
    pictures = f"{weight['picture_requests']}, {weight['pictures'] / KILO:.1f}"
    hosts = len(weight["foreign"]) + 1
    return [name, f"{words(weight):.1f}", *kinds, str(requests(weight)), f"{weight['headers'] / KILO:.1f}",
            pictures, str(hosts), weight["packing"] or "no"]  # fmt: skip
