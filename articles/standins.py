"""Which languages stand in where a story does not exist in the reader's own: the editors' rule, read once a minute."""

import time

from django.apps import apps
from django.db import transaction

from languages.registry import CODES, FALLBACKS, enabled

KEPT_SECONDS = 60


class Rules:
    """The editors' rules as this process remembers them: for a minute, or until somebody here changes one."""

    def __init__(self):
        self.forget()

    def get(self) -> dict[str, tuple[str, ...]]:
        """Give the stand-ins of every language that has some; asks the database once a minute."""
        if self._chains is None or time.monotonic() >= self._until:
            rows = apps.get_model("articles", "Fallback").objects.filter(fills_up=True)
            self._chains = {row.language: tuple(row.chain) for row in rows}
            self._until = time.monotonic() + KEPT_SECONDS
        return self._chains

    def know(self, chains: dict[str, tuple[str, ...]]) -> None:
        """Take these for the rules, without asking, until they are forgotten."""
        self._chains, self._until = chains, float("inf")

    def forget(self) -> None:
        """Ask the database at the next page."""
        self._chains, self._until = None, 0.0


rules = Rules()


def rule_has_changed(using: str | None = None, **signal) -> None:
    """Hear of a changed rule. Again after the commit: until then, others would read the old one anew."""
    rules.forget()
    transaction.on_commit(rules.forget, using=using)


def chain_of(language: str) -> tuple[str, ...]:
    """The languages that stand in for one, best first; none where the rule says "only this language"."""
    on = enabled()
    return tuple(code for code in rules.get().get(language, ()) if code in on and code != language)


def usual_chain(language: str) -> tuple[str, ...]:
    """What the paper proposes to editors, as far as the languages are switched on."""
    on = enabled()
    return tuple(code for code in FALLBACKS[language] if code in on)


def set_rule(language: str, *, fills_up: bool, chain: list[str]):
    """Say which languages stand in for one, best first. Readers see it within a minute, in every process."""
    if language in chain or len(set(chain)) < len(chain) or not {language, *chain} <= set(CODES):
        raise ValueError(f"no chain for {language}: {chain}")
    rules = apps.get_model("articles", "Fallback").objects
    return rules.update_or_create(language=language, defaults={"fills_up": fills_up, "chain": list(chain)})[0]
