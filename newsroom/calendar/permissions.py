"""Who sees the calendar: whoever writes, translates or edits. Which stories are in it, the stories decide."""

ANY_OF = ("articles.translate_edition", "articles.change_any_article", "articles.add_article")


def may_see_calendar(user) -> bool:
    """Whether the colleague works with stories."""
    return any(user.has_perm(permission) for permission in ANY_OF)
