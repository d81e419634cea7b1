"""What journalists work with: stories, sections, tags."""

from articles.admin import article, fallback, section, tag

__all__ = ["article", "fallback", "section", "tag"]
