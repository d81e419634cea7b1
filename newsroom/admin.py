"""Records of the newsroom itself in the admin, and what it adds to the lists of others."""

from django.contrib import admin, messages
from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.merging.kinds import KINDS, kind_of
from newsroom.merging.lists import address
from newsroom.notices.admin import NoticeAdmin

__all__ = ["NoticeAdmin"]


@admin.action(description=gettext_lazy("Merge two records"), permissions=["delete"])
def merge_two(modeladmin, request, queryset):
    """Lead to the page that shows both."""
    numbers = list(queryset.order_by("pk").values_list("pk", flat=True)[:3])
    if len(numbers) == 2:
        return HttpResponseRedirect(address(kind_of(queryset.model()), *numbers))
    modeladmin.message_user(request, _("Choose exactly two records to merge."), messages.ERROR)
    return None


for model in KINDS.values():
    found = admin.site.get_model_admin(model)
    found.actions = [*found.actions, merge_two]
