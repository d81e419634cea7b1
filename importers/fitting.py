"""Make a draft fit into the fields of the paper, telling the editor what was cut."""

from articles.models import Article
from importers.drafts import Draft, Note

FIELDS = ("headline", "standfirst", "dateline", "agency")
ELLIPSIS = "…"


def fit(draft: Draft) -> Draft:
    """The same draft; a text that is too long for its field is cut, and a note keeps the whole of it."""
    for name in FIELDS:
        text, longest = getattr(draft, name), Article._meta.get_field(name).max_length
        if len(text) > longest:
            setattr(draft, name, _cut(text, longest))
            whole = f"The {name} is longer than {longest} characters and was cut. The whole: {text}"
            draft.notes.append(Note(f"{name}-cut", whole))
    return draft


def _cut(text: str, longest: int) -> str:
    """The first whole words."""
    words = text[: longest - len(ELLIPSIS) + 1].rpartition(" ")[0] or text[: longest - len(ELLIPSIS)]
    return words.rstrip(" ,;:–-") + ELLIPSIS
