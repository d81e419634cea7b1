"""Sites that send invented readers so that editors look them up in the statistics (referrer spam).

Facts collected from what plagues every public counter: names, and patterns for the names they change weekly.
"""

import re
from functools import lru_cache

HOSTS = frozenset(["semalt.com"])
PATTERNS = re.compile(r"semalt", re.ASCII)


@lru_cache(maxsize=2048)
def is_spam(host: str) -> bool:
    """Whether a host, or the one that it belongs to, is known for referrer spam."""
    parts = host.split(".")
    above = (".".join(parts[start:]) for start in range(len(parts) - 1))
    return PATTERNS.search(host) is not None or any(name in HOSTS for name in above)
