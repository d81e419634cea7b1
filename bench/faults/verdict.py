"""What a fault must not do, said before, and what it did."""

from dataclasses import dataclass, field


@dataclass
class Verdict:
    """One fault with its criteria; each is met or not."""

    fault: str
    said: str
    found: list[tuple[str, bool]] = field(default_factory=list)

    def note(self, what: str, met) -> None:
        """One criterion, in words with its numbers, and whether it is met."""
        self.found.append((what, bool(met)))

    @property
    def met(self) -> bool:
        """Whether all criteria are."""
        return bool(self.found) and all(met for _what, met in self.found)

    def text(self) -> str:
        """As it is printed."""
        lines = [f"{self.fault} {self.said}: {'met' if self.met else 'NOT MET'}"]
        return "\n".join(lines + [f"    {'+' if met else '-'} {what}" for what, met in self.found])
