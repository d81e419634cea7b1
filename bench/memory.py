"""How much memory the server takes: after the start, after some hundred pages, with ten thousand pages kept."""

import argparse
import json
import sqlite3

from measuring import servers
from measuring.tables import goal, number, table, verdict

PAGES = {"quick": 40, "full": 10_000}
SOME = 300
ROOM = {"WEB_WORKERS": "1", "PAGE_CACHE_MB": "192"}
"""One process with room for all of them."""


def paths(folder) -> list[str]:
    """The addresses of stories."""
    with sqlite3.connect(folder / "bench.sqlite3") as database:
        rows = database.execute(
            "SELECT language, slug FROM articles_edition WHERE status = 'published' ORDER BY id"
        )
        return [f"/{language}/articles/{slug}/" for language, slug in rows]


def of_web(memory: dict[str, float]) -> float:
    """The part of the processes that serve readers."""
    return sum(size for name, size in memory.items() if name.startswith("nevipe-web"))


def measure(pages: int) -> dict:
    """Look at our server in three states, and at a bare one."""
    with servers.prepared(pages) as (environment, folder):
        addresses = paths(folder)
        with servers.ours(environment, folder) as two:
            found = {"after the start": two.memory()}
            asked = [two.get(path) for path in addresses[: min(SOME, pages)]]
            found["after some hundred pages"] = two.memory()
        with servers.ours(environment, folder, **ROOM) as one:
            asked += [one.get(path) for path in addresses[:pages]]
            found["one process, full"], kept = one.memory(), one.pages_kept()
        with servers.bare(folder) as nothing:
            for _ in range(SOME):
                nothing.get("/")
            found["bare Django"] = nothing.memory()
    return {
        "pages": kept,
        "right": asked.count(200),
        "asked": len(asked),
        "memory": found,
    }


def goals(found: dict) -> list[dict]:
    """What was promised."""
    memory, kept = found["memory"], f"{number(found['pages'])} pages kept"
    return [
        goal("two processes for readers, PSS", of_web(memory["after some hundred pages"]), 120, "MiB"),
        goal(f"one process for readers, {kept}, PSS", of_web(memory["one process, full"]), 250, "MiB"),
    ]


def text(found: dict) -> str:
    """For people."""
    rows = [[state, name.split(" (")[0], f"{size:.1f}"] for state, memory in found["memory"].items()
            for name, size in memory.items()]  # fmt: skip
    sums = [
        [state, "all processes", f"{sum(memory.values()):.1f}"] for state, memory in found["memory"].items()
    ]
    said = [
        table(
            ("state", "process", "MiB PSS"),
            sorted(rows + sums, key=lambda row: list(found["memory"]).index(row[0])),
        )
    ]
    said += [
        f"{found['right']} of {found['asked']} pages were answered with 200.",
        *map(verdict, found["goals"]),
    ]
    return "\n".join(said)


def main() -> None:
    """Measure and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found = measure(PAGES["quick" if options.quick else "full"])
    found["goals"] = goals(found)
    print(json.dumps(found) if options.json else text(found))


if __name__ == "__main__":
    main()
