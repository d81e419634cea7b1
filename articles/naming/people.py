"""When a surname alone means somebody we know, and when it belongs to another person who is named beside it."""

from articles.naming.book import Book
from articles.naming.titles import no_names, titles
from articles.naming.tokens import Token


def may_stand_alone(words: list[Token], place: int, book: Book, covered: set[int], *, is_named: bool) -> bool:
    """Whether the word is a name by itself: "Minister Dimov", "Dimov said", but not "Ivan Dimov"."""
    return _nothing_before(words, place, book, covered, is_named) and _nothing_after(words, place, covered)


def _nothing_before(words: list[Token], place: int, book: Book, covered: set[int], is_named: bool) -> bool:
    if place == 0 or place - 1 in covered:
        return True
    before, word = words[place - 1], words[place]
    if before.key in titles() or before.is_upper or not before.is_capital:
        return True
    if not word.follows_directly:
        return True
    if before.key in book.first_names:
        return False
    return before.key in no_names() or (is_named and (before.starts_sentence or before.in_title_case))


def _nothing_after(words: list[Token], place: int, covered: set[int]) -> bool:
    if place + 1 >= len(words) or place + 1 in covered:
        return True
    after = words[place + 1]
    if not after.follows_directly or not after.is_capital or after.is_upper or after.in_title_case:
        return True
    return after.key in titles()
