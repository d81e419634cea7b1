"""What the room keeps: the ledger of what the public can read, and the newsrooms that get our stories."""

from syndication.models.ledger import Entry, Mark, Reason
from syndication.models.partner import Partner

__all__ = ["Entry", "Mark", "Partner", "Reason"]
