"""Colleagues: accounts, roles, languages. Nobody can give more rights than they have."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group, Permission, User
from django.db.models import Q
from django.forms import CheckboxSelectMultiple
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_tasks_db.admin import DBTaskResult  # imported where it registers, so that it is registered by now

from articles.models import TranslatorLanguage
from portal.roles import ROLES
from portal.search.admin import UnansweredSearchAdmin
from prose.admin import NewsroomBase

__all__ = ["ColleagueAdmin", "UnansweredSearchAdmin"]

TASKS = {role.name: role.task for role in ROLES}


def rights_of(user):
    """The permissions of a user, stored and not remembered, whether or not the account is switched on."""
    return Permission.objects.filter(Q(group__user=user) | Q(user=user))


def outranks(other: User, user: User) -> bool:
    """Whether the other has rights that the user lacks, and so must not be changed by the user."""
    if user.is_superuser:
        return False
    return other.is_superuser or rights_of(other).exclude(pk__in=rights_of(user).values("pk")).exists()


class TranslatorLanguageInline(admin.TabularInline):
    """The languages that a translator writes in."""

    model = TranslatorLanguage
    extra = 0
    verbose_name, verbose_name_plural = _("language"), _("languages")


admin.site.unregister(User)
admin.site.unregister(DBTaskResult)  # rows of the machine room; what failed stands in the log


@admin.register(User)
class ColleagueAdmin(NewsroomBase, UserAdmin):
    """Accounts of the newsroom, with one checkbox for each role."""

    inlines = [TranslatorLanguageInline]
    list_display = ["username", "first_name", "last_name", "roles", "is_active", "last_login"]
    list_filter = ["groups", "is_active"]
    filter_horizontal = ["user_permissions"]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (_("Who it is"), {"fields": ["first_name", "last_name", "email"]}),
        (_("What they do"), {"fields": ["is_active", "is_staff", "groups"]}),
        (
            _("Only for the technician"),
            {"fields": ["is_superuser", "user_permissions"], "classes": ["collapse"]},
        ),
        (_("Dates"), {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (None, {"fields": ["username", "password1", "password2"]}),
        (_("Who it is"), {"fields": ["first_name", "last_name", "email"]}),
        (_("What they do"), {"fields": ["is_staff", "groups"]}),
    ]
    readonly_fields = ["last_login", "date_joined"]

    @admin.display(description=_("roles"))
    def roles(self, user: User) -> str:
        """The roles of a colleague."""
        return ", ".join(gettext(group.name) for group in user.groups.all())

    def get_queryset(self, request):
        """Colleagues with their roles."""
        return super().get_queryset(request).prefetch_related("groups")

    def get_fieldsets(self, request, obj=None):
        """Without single permissions: they are for the technician. What is not in the form cannot be posted."""
        return [
            (title, options)
            for title, options in super().get_fieldsets(request, obj)
            if request.user.is_superuser or "is_superuser" not in options["fields"]
        ]

    def get_changeform_initial_data(self, request):
        """A new colleague may log in to the newsroom."""
        return {"is_staff": True} | super().get_changeform_initial_data(request)

    def has_change_permission(self, request, obj=None):
        """Nobody changes an account, or its password, that can do more than their own."""
        return super().has_change_permission(request, obj) and not (obj and outranks(obj, request.user))

    def has_delete_permission(self, request, obj=None):
        """Nobody deletes an account that can do more than their own."""
        return super().has_delete_permission(request, obj) and not (obj and outranks(obj, request.user))

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Say in plain words who may log in."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "groups":
            field.widget.can_add_related = False
        if db_field.name == "is_staff":
            field.label = _("May log in to the newsroom")
            field.help_text = _("What they can do there follows from the roles.")
        return field

    def formfield_for_manytomany(self, db_field, request=None, **kwargs):
        """Roles as checkboxes, each with what it means; only those whose rights the user has as well."""
        if db_field.name != "groups":
            return super().formfield_for_manytomany(db_field, request, **kwargs)
        missing = Permission.objects.exclude(pk__in=rights_of(request.user).values("pk"))
        roles = Group.objects.order_by("name")
        kwargs["queryset"] = roles if request.user.is_superuser else roles.exclude(permissions__in=missing)
        kwargs["widget"] = CheckboxSelectMultiple
        field = super().formfield_for_manytomany(db_field, request, **kwargs)
        field.help_text = ""
        field.label = capfirst(_("roles"))
        field.label_from_instance = role_label
        return field


def role_label(group: Group) -> str:
    """'Editor: changes and publishes every story.'"""
    task = TASKS.get(group.name)
    return f"{gettext(group.name)}: {task}" if task else group.name
