"""The right side of the translator's desk: her fields, how long each is beside its source, and what is missing."""

from articles.lengths import lengths, missing
from articles.models.article import WORDS

ELSEWHERE = {"weight", "still_behind"}
"""Fields that stand above the buttons."""


def context(form, source) -> dict:
    """The fields with their lengths, the lengths of all together, and the fields that are still empty."""
    theirs = source.words if source else {}
    own = {name: form[name].value() or "" for name in WORDS}
    lacking = missing(theirs, own)
    theirs_long, own_long = lengths(theirs), lengths(own)
    rows = [
        {"field": field, "is_words": field.name in WORDS, "source": theirs_long.get(field.name),
         "own": own_long.get(field.name), "missing": field.name in lacking}
        for field in form.visible_fields() if field.name not in ELSEWHERE
    ]  # fmt: skip
    return {
        "rows": rows, "missing": [form[name] for name in lacking],
        "all_of_source": theirs_long["all"], "all_of_own": own_long["all"],
        "minutes_of_source": theirs_long["body"].minutes, "minutes_of_own": own_long["body"].minutes,
    }  # fmt: skip
