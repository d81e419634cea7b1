"""What is found in the five texts beside what a reader finds: recall and precision, of places and of suggestions."""

import re
import tomllib
from dataclasses import asdict, dataclass, field
from pathlib import Path

KEY = Path(__file__).with_name("names_key.toml")
SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
GOAL = 0.95


@dataclass
class Score:
    """How much was found, and how much of it is right."""

    expected: int = 0
    found: int = 0
    hits: int = 0
    right: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Which part of what is there was found."""
        return self.hits / self.expected if self.expected else 1.0

    @property
    def precision(self) -> float:
        """Which part of what was found is there."""
        return self.right / self.found if self.found else 1.0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.expected + other.expected, self.found + other.found, self.hits + other.hits,
                     self.right + other.right, self.missed + other.missed, self.wrong + other.wrong)  # fmt: skip


def reason_missing() -> str | None:
    """Why nothing can be measured here; None if it can."""
    return None if SEEDS.is_dir() else f"the five texts are not here ({SEEDS})"


def texts() -> dict[str, str]:
    """The five texts by their number."""
    return {
        str(number): path.read_text(encoding="utf-8")
        for number, path in enumerate(sorted(SEEDS.glob("*.txt")))
    }


def key() -> dict[str, dict[str, list]]:
    """The names of each text: as it stands there, whose it is, how often."""
    return tomllib.loads(KEY.read_text(encoding="utf-8"))


def measured(book) -> dict[str, dict[str, Score]]:
    """The scores of each text and of all together, of places and of suggestions."""
    scores = {}
    for number, text in texts().items():
        wanted, mentions = expected(text, key()[number]), found(text, book)
        scores[number] = {
            "names": of_places(mentions, wanted, text),
            "suggestions": of_suggestions(mentions, wanted),
        }
    scores["all"] = {
        what: sum((score[what] for score in scores.values()), Score()) for what in ("names", "suggestions")
    }
    return scores


def found(text: str, book) -> list[tuple[int, int, str]]:
    """Where which record was found. What asks counts as its likeliest answer."""
    from articles.naming.reading import recognise

    return [
        (
            mention.start,
            mention.end,
            mention.candidates[0].replace(mention.kind, mention.kind.partition(".")[0]),
        )
        for mention in recognise(text, "en", book)
    ]


def expected(text: str, names: dict[str, list]) -> list[tuple[int, int, str]]:
    """Where each name stands. Fails if a text does not say what the key says of it."""
    taken, places = set(), []
    for name in sorted(names, key=len, reverse=True):
        record, count = names[name]
        own = [
            match.span() for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)
            if not taken.intersection(range(*match.span()))
        ]  # fmt: skip
        if len(own) != count:
            raise ValueError(f"{name}: {count} times in the key, {len(own)} times in the text")
        for start, end in own:
            taken.update(range(start, end))
            places.append((start, end, record))
    return sorted(places)


def of_places(mentions: list[tuple[int, int, str]], wanted: list[tuple[int, int, str]], text: str) -> Score:
    """Each name where it stands: hit if the same record is found there."""
    score = Score(expected=len(wanted), found=len(mentions))
    for places, others, count in ((wanted, mentions, "hits"), (mentions, wanted, "right")):
        for start, end, record in places:
            if any(record == other and start < stop and begin < end for begin, stop, other in others):
                setattr(score, count, getattr(score, count) + 1)
            else:
                (score.missed if count == "hits" else score.wrong).append(f"{text[start:end]} → {record}")
    return score


def of_suggestions(mentions: list[tuple[int, int, str]], wanted: list[tuple[int, int, str]]) -> Score:
    """Each record once, as it is offered to the journalist."""
    found, there = {record for *_place, record in mentions}, {record for *_place, record in wanted}
    both = len(found & there)
    return Score(len(there), len(found), both, both, sorted(there - found), sorted(found - there))


def as_data(scores: dict[str, dict[str, Score]]) -> dict:
    """The same for JSON."""
    return {
        number: {
            what: asdict(score) | {"recall": score.recall, "precision": score.precision}
            for what, score in each.items()
        }
        for number, each in scores.items()
    }
