"""How long the server takes from the command to the first page, beside a Django that has one page and no app."""

import argparse
import json
from statistics import median

from measuring import servers
from measuring.tables import goal, table, verdict

ROUNDS = {"quick": 1, "full": 5}


def measure(rounds: int) -> dict[str, list[float]]:
    """Start ours and the bare one in turns."""
    found: dict[str, list[float]] = {"ours": [], "bare Django": []}
    with servers.prepared(20) as (environment, folder):
        for _ in range(rounds):
            with servers.ours(environment, folder) as running:
                found["ours"].append(running.seconds)
            with servers.bare(folder) as running:
                found["bare Django"].append(running.seconds)
    return found


def main() -> None:
    """Measure and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    seconds = measure(ROUNDS["quick" if options.quick else "full"])
    goals = [goal("from the command to the first page", median(seconds["ours"]), 2.5, "s")]
    if options.json:
        print(json.dumps({"seconds": seconds, "goals": goals}))
        return
    rows = [
        [name, f"{median(found):.2f}", f"{min(found):.2f}", f"{max(found):.2f}"]
        for name, found in seconds.items()
    ]
    print(table(("", "median s", "min", "max"), rows))
    print(verdict(goals[0]))


if __name__ == "__main__":
    main()
