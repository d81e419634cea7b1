"""The list of notices: what was sent to whom, what waits, and what could not be sent."""

from django.contrib import admin, messages
from django.db.models import Q
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from newsroom.models import Notice
from newsroom.notices import sending
from newsroom.notices.wording import headline_of
from prose.admin import NewsroomBase

STATES = {
    "waiting": (_("waits"), Q(sent_at__isnull=True, failed_at__isnull=True)),
    "trouble": (_("tried in vain"), Q(sent_at__isnull=True, failed_at__isnull=True, attempts__gt=0)),
    "sent": (_("sent"), Q(sent_at__isnull=False)),
    "failed": (_("given up"), Q(failed_at__isnull=False)),
}


class StateFilter(admin.SimpleListFilter):
    """How far notices have come."""

    title, parameter_name = _("state"), "state"

    def lookups(self, request, model_admin):
        """The states by name."""
        return [(name, label) for name, (label, _condition) in STATES.items()]

    def queryset(self, request, queryset):
        """Notices in the chosen state."""
        return queryset.filter(STATES[self.value()][1]) if self.value() in STATES else queryset


def _state(notice: Notice) -> str:
    if notice.sent_at:
        return "sent"
    if notice.failed_at:
        return "failed"
    return "trouble" if notice.attempts else "waiting"


@admin.register(Notice)
class NoticeAdmin(NewsroomBase):
    """Nobody writes or changes a notice by hand; what was given up can be tried again."""

    list_display = ["created_at", "what", "recipient", "outcome"]
    list_display_links = None
    list_filter = [StateFilter]
    list_select_related = ["recipient", "article", "edition"]
    search_fields = ["recipient__username", "recipient__email"]
    actions = ["try_again"]

    class Media:
        css = {"all": ["admin/notices.css"]}

    @admin.display(description=_("notice"))
    def what(self, notice: Notice) -> str:
        """'A story was killed: the headline'."""
        return f"{notice.get_kind_display()}: {headline_of(notice)}"

    @admin.display(description=_("state"))
    def outcome(self, notice: Notice) -> str:
        """Sent, waits or given up, and why."""
        state = STATES[_state(notice)][0]
        return format_html("{}<br><small>{}</small>", state, notice.error) if notice.error else state

    @admin.action(description=_("Try again to send"), permissions=["view"])
    def try_again(self, request, queryset):
        """For notices that were given up, when the mail server works again."""
        count = sending.try_again(queryset)
        text = ngettext("%d notice will be tried again.", "%d notices will be tried again.", count) % count
        messages.info(request, text)

    def has_add_permission(self, request):
        """Notices come from what happens."""
        return False

    def has_change_permission(self, request, obj=None):
        """What was said was said."""
        return False

    def has_delete_permission(self, request, obj=None):
        """Old ones go by themselves."""
        return False
