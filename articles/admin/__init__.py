"""What journalists work with: stories, sections, tags."""

from articles.admin import article, section, tag

__all__ = ["article", "section", "tag"]
