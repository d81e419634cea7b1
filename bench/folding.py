"""What one key for every spelling costs: names and texts folded in a second, beside what Python's own casing needs.

`python bench/folding.py [--quick] [--json]`. Processor time of one core; the texts are those of the demo edition.
"""

import argparse
import json
import random
import sys
import time
import unicodedata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from measuring.tables import goal, number, table, verdict  # noqa: E402

from languages import folding  # noqa: E402
from languages.slugs import slugify  # noqa: E402

NAMES, QUICK_NAMES = 100_000, 2_000
ROUNDS, QUICK_ROUNDS = 7, 1
LETTERS, QUICK_LETTERS = 2_000_000, 20_000
SYLLABLES = (
    "дим", "ов", "шут", "ка", "ќо", "сев", "ѓор", "ѓи", "џа", "фе", "ри", "ња", "љу", "би", "ша", "đur", "đev", "šu",
    "tka", "ćo", "čha", "vo", "xha", "gjo", "rgji", "ışı", "yıl", "dız", "ber",
)  # fmt: skip
"""Of made-up names in both scripts, so many that what is remembered of one does not help with the next."""


def names(count: int) -> list[str]:
    """People who do not exist; nearly every word is new."""
    chance = random.Random(6)
    return [f"{_word(chance)} {_word(chance)}" for _ in range(count)]


def _word(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=4)).capitalize()


def text(letters: int) -> str:
    """The stories of the demo edition, again and again."""
    found = "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "portal/demo/content").rglob("*.*")))
    return (found * (letters // len(found) + 1))[:letters]


def seconds(work, rounds: int) -> float:
    """The quickest of several rounds: what disturbs can only add."""
    taken = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def run(*, quick: bool) -> dict:
    """Names in a second without any memory of them, megabytes in a second as an index reads them."""
    people, story = names(QUICK_NAMES if quick else NAMES), text(QUICK_LETTERS if quick else LETTERS)
    rounds, size = QUICK_ROUNDS if quick else ROUNDS, len(story.encode()) / 1e6

    def unknown() -> None:
        for keys in folding._KEYS:
            keys.clear()
        for name in people:
            folding.fold(name)

    return {
        "names": {
            "fold": len(people) / seconds(unknown, rounds),
            "slugify, for comparison": len(people)
            / seconds(lambda: [slugify(it, "mk", fallback="x") for it in people], 1),
            "limit: casefold + NFKC": len(people)
            / seconds(lambda: [_cased(name) for name in people], rounds),
        },
        "megabytes": {
            "fold": size / seconds(lambda: folding.fold(story), rounds),
            "words, with places": size / seconds(lambda: folding.words(story), rounds),
            "limit: casefold + NFKC": size / seconds(lambda: _cased(story), rounds),
            "limit: finding words": size / seconds(lambda: folding._WORD.findall(story), rounds),
        },
    }


def _cased(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()


def goals(found: dict) -> list[dict]:
    """One of the two is asked for; both are told."""
    return [
        goal("names folded in a second", found["names"]["fold"], 50_000, "", at_least=True),
        goal("text folded in a second", found["megabytes"]["fold"], 20, "MB", at_least=True),
    ]


def main() -> int:
    """Measure, print, and say which goals are met."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a short run that shows that everything works")
    parser.add_argument("--json", action="store_true", help="as data")
    chosen = parser.parse_args()
    found = run(quick=chosen.quick)
    report = found | {"goals": goals(found)}
    if chosen.json:
        print(json.dumps(report, indent=2))
        return 0
    print(
        table(("new names", "in a second"), [(what, number(value)) for what, value in found["names"].items()])
    )
    print()
    print(
        table(
            ("text of stories", "MB in a second"),
            [(what, number(value)) for what, value in found["megabytes"].items()],
        )
    )
    print("\nOne of the two is asked for:\n" + "\n".join(map(verdict, report["goals"])))
    return 0


if __name__ == "__main__":
    sys.exit(main())
