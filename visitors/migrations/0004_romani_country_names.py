"""The names of countries that Romani newspapers themselves print. More are entered in the newsroom, by speakers."""

from django.db import migrations

ATTESTED = {
    "AT": "Austrija",
    "FI": "Finska",
    "HR": "Hrvatska",
    "PT": "Portugalija",
    "RO": "Rumunija",
    "RS": "Srbija",
    "RU": "Rusija",
    "SI": "Slovenija",
}


def enter(apps, schema_editor):
    names = apps.get_model("visitors", "CountryName").objects.using(schema_editor.connection.alias)
    for code, name in ATTESTED.items():
        names.get_or_create(language="rom", code=code, defaults={"name": name})


def take_out(apps, schema_editor):
    names = apps.get_model("visitors", "CountryName").objects.using(schema_editor.connection.alias)
    for code, name in ATTESTED.items():
        names.filter(language="rom", code=code, name=name).delete()


class Migration(migrations.Migration):
    dependencies = [("visitors", "0003_campaigns_languages_referrers")]
    operations = [migrations.RunPython(enter, take_out)]
