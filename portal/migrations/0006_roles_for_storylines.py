"""Let colleagues work with storylines as they do with tags. `portal/roles.py` explains the roles; this is a copy."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

VIEW, WRITE, DELETE = ("view_storyline",), ("add_storyline", "change_storyline"), ("delete_storyline",)
MORE = {
    "Contributor": VIEW,
    "Journalist": (*VIEW, *WRITE),
    "Translator": VIEW,
    "Editor": (*VIEW, *WRITE, *DELETE),
    "Administrator": (*VIEW, *WRITE, *DELETE),
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
    app = apps.get_app_config("articles")
    # A historical app has no module; create_permissions would take it for an app without models.
    app.models_module = getattr(app, "models_module", None) or True
    create_permissions(app, using=alias, apps=apps, verbosity=0)
    Group, Permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    for group in Group.objects.using(alias).filter(name__in=MORE):
        wanted = Permission.objects.using(alias).filter(
            content_type__app_label="articles", codename__in=MORE[group.name]
        )
        yield group, wanted


class Migration(migrations.Migration):
    dependencies = [
        ("portal", "0005_roles_of_the_newsroom"),
        ("articles", "0009_gallery_storylines_licence"),
    ]

    operations = [migrations.RunPython(give, take)]
