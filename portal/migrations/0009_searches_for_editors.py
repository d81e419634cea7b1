"""Let editors read what readers looked for in vain. `portal/roles.py` explains the roles."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

PERMISSIONS = ("view_unansweredsearch", "delete_unansweredsearch")
GROUPS = ("Editor", "Administrator")


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
    Group, Permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    app = apps.get_app_config("portal")
    # A historical app has no module; create_permissions would take it for an app without models.
    app.models_module = getattr(app, "models_module", None) or True
    create_permissions(app, using=alias, apps=apps, verbosity=0)
    wanted = Permission.objects.using(alias).filter(
        content_type__app_label="portal", codename__in=PERMISSIONS
    )
    for group in Group.objects.using(alias).filter(name__in=GROUPS):
        yield group, wanted


class Migration(migrations.Migration):
    dependencies = [("portal", "0008_unansweredsearch")]

    operations = [migrations.RunPython(give, take)]
