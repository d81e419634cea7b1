"""What journalists work with: stories, storylines, sections, tags."""

from articles.admin import article, fallback, section, storyline, tag

__all__ = ["article", "fallback", "section", "storyline", "tag"]
