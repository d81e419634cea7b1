"""Records of the newsroom itself in the admin."""

from newsroom.notices.admin import NoticeAdmin

__all__ = ["NoticeAdmin"]
