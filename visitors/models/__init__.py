"""What the database keeps: who was seen (for two days at most), and numbers (for good)."""

from visitors.models.rollups import (
    CountryDay,
    CountryTotal,
    DayTotal,
    DropDay,
    HourTotal,
    Origin,
    PageDay,
    PageHour,
    PageTotal,
    Reason,
)
from visitors.models.seen import DailySalt, FoldedFile, FoldTurn, OnlineReader, SeenPage, SeenReader

__all__ = [
    "CountryDay", "CountryTotal", "DailySalt", "DayTotal", "DropDay", "FoldTurn", "FoldedFile", "HourTotal",
    "OnlineReader", "Origin", "PageDay", "PageHour", "PageTotal", "Reason", "SeenPage", "SeenReader",
]  # fmt: skip
