"""What the stories of one file have in common."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Page:
    """Knowledge about the whole file that helps to read each story."""

    language: str
    """For stories whose words are too few to tell: what a person said, or the language of the other stories."""
    site_language: str
    """For want of any hint."""
    years: set[int] = field(default_factory=set)
    dates_above: bool = False
    """Whether a date above a headline is the story's own."""
