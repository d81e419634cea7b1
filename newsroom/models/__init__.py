"""What the newsroom keeps beyond single stories."""

from newsroom.models.breaking import BreakingNews
from newsroom.models.calendar import CalendarKey
from newsroom.models.front import FrontPage, Slot
from newsroom.models.merge import Merge
from newsroom.models.notice import Notice, NoticeChoice, NoticeKind, NoticeLanguage
from newsroom.models.request import RequestCount, RequestMark

__all__ = [
    "BreakingNews",
    "CalendarKey",
    "FrontPage",
    "Merge",
    "Notice",
    "NoticeChoice",
    "NoticeKind",
    "NoticeLanguage",
    "RequestCount",
    "RequestMark",
    "Slot",
]
