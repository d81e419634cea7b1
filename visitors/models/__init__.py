"""What the database keeps: who was seen (for two days at most), and numbers (for good)."""

from visitors.models.names import CountryName
from visitors.models.opening import OpeningBalance
from visitors.models.rollups import (
    CountryDay,
    CountryTotal,
    DayTotal,
    DropDay,
    HourTotal,
    LanguageDay,
    Origin,
    PageDay,
    PageHour,
    PageTotal,
    Reason,
    ReferrerDay,
)
from visitors.models.seen import (
    DailySalt,
    FoldedFile,
    FoldTurn,
    OnlineReader,
    SeenNetwork,
    SeenReader,
)

__all__ = [
    "CountryDay", "CountryName", "CountryTotal", "DailySalt", "DayTotal", "DropDay", "FoldTurn", "FoldedFile",
    "HourTotal", "LanguageDay", "OnlineReader", "OpeningBalance", "Origin", "PageDay", "PageHour", "PageTotal",
    "Reason", "ReferrerDay", "SeenNetwork", "SeenReader",
]  # fmt: skip
