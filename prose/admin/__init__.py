"""What every form of the newsroom shares. Rooms import from here: `from prose.admin import NewsroomAdmin`.

It stands in `prose` because each form of the newsroom carries its text editor, and because rooms may only
import downwards.
"""

from prose.admin.addresses import AddressForm
from prose.admin.again import again_if_taken
from prose.admin.inlines import OtherNameInline, TranslatedStackedInline, TranslatedTabularInline
from prose.admin.labels import LanguageLabels
from prose.admin.lists import CappedPaginator, tidy_search
from prose.admin.newsroom import NewsroomAdmin, NewsroomBase, with_nonce

__all__ = [
    "AddressForm", "CappedPaginator", "LanguageLabels", "NewsroomAdmin", "NewsroomBase", "OtherNameInline",
    "TranslatedStackedInline", "TranslatedTabularInline", "again_if_taken", "tidy_search", "with_nonce",
]  # fmt: skip
