"""Make the roles of the newsroom as groups. `portal/roles.py` explains them; this is a copy that never changes."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

APPS = ("auth", "axes", "visitors", "pictures", "organizations", "people", "events", "articles")

ROLES = {
    "Contributor": {
        "articles": (
            "add_article change_article view_article view_byline view_edition view_editornote view_section "
            "view_tag"
        ),
        "events": "view_event view_eventname view_venue",
        "organizations": "view_organization view_organizationname",
        "people": "view_person view_personname view_position",
        "pictures": "add_picture view_picture",
    },
    "Journalist": {
        "articles": (
            "add_article add_byline add_editornote add_tag change_article change_byline change_editornote "
            "change_tag delete_byline delete_editornote publish_edition view_article view_byline "
            "view_edition view_editornote view_section view_tag"
        ),
        "events": (
            "add_event add_eventname add_venue change_event change_eventname change_venue delete_eventname "
            "view_event view_eventname view_venue"
        ),
        "organizations": (
            "add_organization add_organizationname change_organization change_organizationname "
            "delete_organizationname view_organization view_organizationname"
        ),
        "people": (
            "add_person add_personname add_position change_person change_personname change_position "
            "delete_personname delete_position view_person view_personname view_position"
        ),
        "pictures": "add_picture change_picture view_picture",
    },
    "Translator": {
        "articles": "translate_edition view_article view_byline view_edition view_editornote view_section view_tag",
        "events": "view_event view_eventname view_venue",
        "organizations": "view_organization view_organizationname",
        "people": "view_person view_personname view_position",
        "pictures": "view_picture",
    },
    "Editor": {
        "articles": (
            "add_article add_byline add_edition add_editornote add_section add_tag change_any_article "
            "change_article change_byline change_edition change_editornote change_section change_tag "
            "delete_article delete_byline delete_edition delete_editornote delete_section delete_tag "
            "publish_edition translate_edition view_article view_byline view_edition view_editornote "
            "view_formerslug view_section view_tag view_taggedarticle view_transition "
            "view_translatorlanguage"
        ),
        "events": (
            "add_event add_eventname add_venue change_event change_eventname change_venue delete_event "
            "delete_eventname delete_venue view_event view_eventname view_venue"
        ),
        "organizations": (
            "add_organization add_organizationname change_organization change_organizationname "
            "delete_organization delete_organizationname view_organization view_organizationname"
        ),
        "people": (
            "add_person add_personname add_position change_person change_personname change_position "
            "delete_person delete_personname delete_position view_person view_personname view_position"
        ),
        "pictures": "add_picture change_picture delete_picture view_picture",
    },
    "Administrator": {
        "articles": (
            "add_article add_byline add_edition add_editornote add_section add_tag add_translatorlanguage "
            "change_any_article change_article change_byline change_edition change_editornote change_section "
            "change_tag change_translatorlanguage delete_article delete_byline delete_edition "
            "delete_editornote delete_section delete_tag delete_translatorlanguage publish_edition "
            "translate_edition view_article view_byline view_edition view_editornote view_formerslug "
            "view_section view_tag view_taggedarticle view_transition view_translatorlanguage"
        ),
        "auth": "add_user change_user delete_user view_group view_user",
        "axes": "delete_accessattempt view_accessattempt",
        "events": (
            "add_event add_eventname add_venue change_event change_eventname change_venue delete_event "
            "delete_eventname delete_venue view_event view_eventname view_venue"
        ),
        "organizations": (
            "add_organization add_organizationname change_organization change_organizationname "
            "delete_organization delete_organizationname view_organization view_organizationname"
        ),
        "people": (
            "add_person add_personname add_position change_person change_personname change_position "
            "delete_person delete_personname delete_position view_person view_personname view_position"
        ),
        "pictures": "add_picture change_picture delete_picture view_picture",
        "visitors": "view_statistics",
    },
    "Reader statistics": {
        "visitors": "view_statistics",
    },
}


def make_roles(apps, schema_editor):
    """Make each group and give it its permissions."""
    alias = schema_editor.connection.alias
    make_permissions(apps, alias)
    Group, Permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    known = {
        (permission.content_type.app_label, permission.codename): permission
        for permission in Permission.objects.using(alias).select_related("content_type")
    }
    for name, rights in ROLES.items():
        group, _made = Group.objects.using(alias).get_or_create(name=name)
        group.permissions.set(known[app, codename] for app, text in rights.items() for codename in text.split())


def make_permissions(apps, alias):
    """Django makes permissions after the last migration; these groups need them now."""
    for label in APPS:
        app = apps.get_app_config(label)
        # A historical app has no module; create_permissions would take it for an app without models.
        app.models_module = getattr(app, "models_module", None) or True
        create_permissions(app, using=alias, apps=apps, verbosity=0)


def remove_roles(apps, schema_editor):
    """Take the groups away. Colleagues keep their accounts and lose their roles."""
    Group = apps.get_model("auth", "Group")
    Group.objects.using(schema_editor.connection.alias).filter(name__in=ROLES).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("axes", "0010_accessattemptexpiration"),
        ("visitors", "0001_initial"),
        ("pictures", "0001_initial"),
        ("organizations", "0001_initial"),
        ("people", "0001_initial"),
        ("events", "0001_initial"),
        ("articles", "0001_initial"),
    ]

    operations = [migrations.RunPython(make_roles, remove_roles)]
