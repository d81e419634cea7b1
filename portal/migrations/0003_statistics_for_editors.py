"""Let editors see the reader statistics and name countries. `portal/roles.py` explains the roles; this is a copy."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

NAMES = ("add_countryname", "change_countryname", "delete_countryname", "view_countryname")
MORE = {
    "Editor": ("view_statistics", *NAMES),
    "Administrator": NAMES,
}


def give(apps, schema_editor):
    """Add the permissions to the groups, as far as these still exist."""
    for group, permissions in _groups(apps, schema_editor):
        group.permissions.add(*permissions)


def take(apps, schema_editor):
    """Take them away again."""
    for group, permissions in _groups(apps, schema_editor):
        group.permissions.remove(*permissions)


def _groups(apps, schema_editor):
    alias = schema_editor.connection.alias
    app = apps.get_app_config("visitors")
    # A historical app has no module; create_permissions would take it for an app without models.
    app.models_module = getattr(app, "models_module", None) or True
    create_permissions(app, using=alias, apps=apps, verbosity=0)
    Group, Permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    for group in Group.objects.using(alias).filter(name__in=MORE):
        wanted = Permission.objects.using(alias).filter(
            content_type__app_label="visitors", codename__in=MORE[group.name]
        )
        yield group, wanted


class Migration(migrations.Migration):
    dependencies = [
        ("portal", "0002_demoobject"),
        ("visitors", "0003_campaigns_languages_referrers"),
    ]

    operations = [migrations.RunPython(give, take)]
