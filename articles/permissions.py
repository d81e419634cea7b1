"""Who may do what with a story. Asked by every newsroom view; hiding a button proves nothing."""

from articles.models import Article, Edition


def may_edit_story(user, article: Article) -> bool:
    """Whether the user may change what is the same in every language: section, picture, tags, people."""
    if user.has_perm("articles.change_any_article"):
        return True
    own = article.created_by_id == user.pk and user.has_perm("articles.change_article")
    return own and (user.has_perm("articles.publish_edition") or not _anything_live(article))


def may_write(user, article: Article, language: str, edition: Edition | None = None) -> bool:
    """Whether the user may write the words of one language. Nobody writes what was killed."""
    killed = edition.killed_at is not None if edition else article.is_killed
    return not killed and _looks_after(user, article, language, edition)


def may_hand_in(user, article: Article, language: str, edition: Edition | None) -> bool:
    """Whether the user may send the editors other words for a translation that readers see or will see."""
    if edition is None or edition.killed_at is not None or not _comes_out(edition):
        return False
    return may_translate(user, article, language) and not may_publish(user, article)


def may_type(user, article: Article, language: str, edition: Edition | None = None) -> bool:
    """Whether the user works on these words: to save them, or to hand them in."""
    return may_write(user, article, language, edition) or may_hand_in(user, article, language, edition)


def may_confirm(user, article: Article, language: str, edition: Edition | None) -> bool:
    """Whether the user may say that a translation is still correct, also of one that readers see: no word changes."""
    return edition is not None and may_type(user, article, language, edition)


def may_open_desk(user, article: Article, language: str, edition: Edition | None = None) -> bool:
    """Whether this language is the user's to look after, or to follow its original in."""
    looks_after = _looks_after(user, article, language, edition)
    return looks_after or may_hand_in(user, article, language, edition)


def _looks_after(user, article: Article, language: str, edition: Edition | None) -> bool:
    """Words that readers see count as publishing."""
    if edition and _comes_out(edition):
        return may_publish(user, article)
    if user.has_perm("articles.change_any_article"):
        return True
    own = article.created_by_id == user.pk and user.has_perm("articles.change_article")
    return own or may_translate(user, article, language)


def may_translate(user, article: Article, language: str) -> bool:
    """Whether the user translates into this language; the original is not theirs to change."""
    if language == article.original_language or not user.has_perm("articles.translate_edition"):
        return False
    # Not filter().exists(): a page with three hundred cells prefetches them once.
    return any(each.language == language for each in user.translator_languages.all())


def may_publish(user, article: Article) -> bool:
    """Whether the user may publish, schedule and withdraw editions of this story."""
    if not user.has_perm("articles.publish_edition"):
        return False
    return user.has_perm("articles.change_any_article") or article.created_by_id == user.pk


def may_kill(user, article: Article) -> bool:
    """Whether the user may take a story away for good."""
    return user.has_perm("articles.kill_edition") and may_publish(user, article)


def may_assign(user) -> bool:
    """Whether the user may give translations to colleagues and plan languages."""
    return user.has_perm("articles.assign_translation")


def may_correct(user, article: Article) -> bool:
    """Whether the user may tell readers what was wrong: whoever publishes the story."""
    return may_publish(user, article)


def may_tell(user, article: Article, language: str, edition: Edition | None) -> bool:
    """Whether the user may settle a correction in one more language: whoever may change that text."""
    return may_write(user, article, language, edition) or may_publish(user, article)


def may_see_drafts(user, article: Article) -> bool:
    """Whether the user may preview what is not public yet."""
    colleague = user.has_perm("articles.change_any_article") or user.has_perm("articles.translate_edition")
    return colleague or (user.is_authenticated and article.created_by_id == user.pk)


def may_share(user, article: Article, language: str, edition: Edition | None = None) -> bool:
    """Whether the user may show a text to somebody outside: who sees drafts and writes or publishes this one."""
    writes = may_write(user, article, language, edition) or may_publish(user, article)
    return writes and may_see_drafts(user, article)


def may_bin(user) -> bool:
    """Whether the user may throw stories away and take them back."""
    return user.has_perm("articles.delete_article")


def may_purge(user) -> bool:
    """Whether the user may delete a story for good: only administrators, who look after the accounts too."""
    return may_bin(user) and user.has_perm("auth.delete_user")


def _anything_live(article: Article) -> bool:
    # Not a question to the database of its own: lists have read the editions already.
    return any(_comes_out(edition) for edition in article.editions.all())


def _comes_out(edition: Edition) -> bool:
    return edition.status in {"scheduled", "published"}
