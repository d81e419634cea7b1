"""The rounds of bench/search.py: fill an index, ask it many questions, write down how long each took."""

import json
import random
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from measuring import memory, site
from measuring.samples import Progress

YEARS = 8
SAMPLE, EACH, QUICK_EACH = 2000, 30, 4
TEXTS, QUERIES = "texts.jsonl", "queries.json"


def run(url: str, folder: Path, size: int, *, quick: bool) -> dict:
    """Build an index of so many editions and ask it."""
    site.start(url, folder, ["search"])
    from search.index import rebuild

    sample = list(documents(min(size, SAMPLE), size))
    asked = queries(sample, QUICK_EACH if quick else EACH)
    if size <= 20_000:
        _hand_over(folder, documents(size, size), asked)
    invented = time.perf_counter()
    for _each in documents(min(size, SAMPLE), size):
        pass
    invented = (time.perf_counter() - invented) / min(size, SAMPLE) * size
    progress, start = Progress(f"{size:,} editions into the index", size), time.perf_counter()
    done = rebuild(documents(size, size), total=size, progress=lambda count, total: _step(progress, count))
    took = time.perf_counter() - start
    return {
        "size": done, "build_s": took, "inventing_s": invented, "bytes": index_bytes(), "memory_mb": memory.highest(),
        **ask(asked),
    }  # fmt: skip


def documents(count: int, of: int) -> Iterator:
    """The newest `count` of `of` invented editions, the newest first, spread over eight years."""
    from portal.invented.texts import story
    from search.documents import Document

    now, number, made = datetime(2026, 11, 22, 12, tzinfo=UTC), 0, 0
    while True:
        each = story(number)
        at = now - timedelta(days=365 * YEARS) * (made / of)
        facets = {f"type:{each.kind}", f"section:{each.section // 125}"}
        facets |= {f"person:{person}" for person in each.people}
        facets |= {f"organization:{one}" for one in each.organizations}
        for language in each.languages:
            if made >= count:
                return
            words = each.words[language]
            yield Document(
                key=f"articles.edition:{made}", kind="article", language=language, title=words.headline,
                summary=words.standfirst, body="\n".join(words.paragraphs), at=at, visible_from=at,
                facets=frozenset(facets),
            )  # fmt: skip
            made += 1
        number += 1


def queries(sample: list, each: int) -> dict[str, list[dict]]:
    """For every kind of query some examples, chosen by how many documents of a sample have the words."""
    from languages.folding import fold

    chance, count = random.Random(1), Counter()
    for document in sample:
        count.update(
            set(fold(f"{document.title} {document.summary} {document.body}", document.language).split())
        )
    total = len(sample)
    everywhere = _between(count, 0.25 * total, total)
    common = _between(count, 0.03 * total, 0.10 * total)
    rare = _between(count, 0, max(2, 0.001 * total))
    phrases = [" ".join(fold(document.body, document.language).split()[20:22]) for document in sample[:200]]

    def some(words: Iterable[str]) -> list[str]:
        return chance.choices(list(words), k=each)

    texts = {
        "in every fourth or more": some(everywhere),
        "common word (3–10 %)": some(common),
        "rare word (under 0.1 %)": some(rare),
        "two common words": [" ".join(chance.sample(common, 2)) for _time in range(each)],
        "common and rare": [" ".join(pair) for pair in zip(some(common), some(rare), strict=True)],
        "phrase": [f'"{phrase}"' for phrase in some(phrases)],
        "beginning": [f"{word[:4]}*" for word in some([word for word in common if len(word) > 5])],
        "without a word": [" -".join(pair) for pair in zip(some(common), some(everywhere), strict=True)],
        "nothing found": [f"xq{word}qx" for word in some(common)],
    }
    found = {kind: [{"text": text} for text in words] for kind, words in texts.items()}
    found["common, filtered"] = [
        {"text": word, "language": "mk", "facets": [f"section:{chance.randint(0, 3)}", "type:news"]}
        for word in some(common)
    ]
    found["common, one month"] = [
        {"text": word, "since": f"{chance.randint(2019, 2026)}-0{chance.randint(1, 9)}-01"}
        for word in some(common)
    ]
    return found


def ask(asked: dict[str, list[dict]]) -> dict:
    """Ask everything in random order, newest first and by relevance, each twice; milliseconds of the second time."""
    from search.finding import suggest

    found: dict = {"newest": {}, "relevance": {}, "suggestions": {}, "hits": {}, "timed_out": 0, "cpu": []}
    turns = [
        (order, kind, each)
        for kind, all_of in asked.items()
        for each in all_of
        for order in ("newest", "relevance")
    ]
    random.Random(2).shuffle(turns)
    for order, kind, each in turns * 2:
        took, cpu, answer = timed(each, order)
        found[order].setdefault(kind, []).append(took)
        found["hits"][kind] = max(found["hits"].get(kind, 0), answer.total + answer.is_capped)
        found["timed_out"] += answer.timed_out
        found["cpu"].append(cpu)
    for kind in ("common word (3–10 %)", "rare word (under 0.1 %)"):
        for each in asked[kind]:
            start = time.perf_counter()
            suggest(each["text"][:4], language="en")
            found["suggestions"].setdefault("four letters", []).append((time.perf_counter() - start) * 1000)
    return found


def timed(each: dict, order: str) -> tuple[float, float, object]:
    """Milliseconds by the clock and of our processor for one answer with counts, and the answer."""
    from datetime import date

    from search.asking import parse
    from search.finding import Wanted, find

    since = date.fromisoformat(each["since"]) if "since" in each else None
    cpu, start = time.thread_time(), time.perf_counter()
    answer = find(
        Wanted(
            query=parse(each["text"]), language=each.get("language", ""), reader_language="mk", order=order,
            since=since, until=since + timedelta(days=29) if since else None, facets=frozenset(each.get("facets", ())),
        )
    )  # fmt: skip
    took = (time.perf_counter() - start) * 1000
    return took, (time.thread_time() - cpu) * 1000, answer


def index_bytes() -> int:
    """What the index takes on the disk."""
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT pg_total_relation_size('search_entry') + pg_total_relation_size('search_name')"
            )
        else:
            cursor.execute("SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'search_%'")
        return int(cursor.fetchone()[0])


def _between(count: Counter, low: float, high: float) -> list[str]:
    found = sorted(word for word, number in count.items() if low < number <= high and len(word) > 3)
    return found or sorted(word for word in count if len(word) > 3)


def _hand_over(folder: Path, all_of: Iterable, asked: dict) -> None:
    """The same texts and queries for the peer."""
    with (folder / TEXTS).open("w", encoding="utf-8") as file:
        for each in all_of:
            line = {
                "title": each.title,
                "summary": each.summary,
                "body": each.body,
                "at": each.at.isoformat(),
            }
            file.write(json.dumps(line) + "\n")
    (folder / QUERIES).write_text(json.dumps(asked))


def _step(progress: Progress, count: int) -> None:
    progress.step(count - progress.done)
