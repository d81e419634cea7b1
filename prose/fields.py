"""The model field for formatted text."""

from django_prose_editor.fields import ProseEditorField

from prose.editor import editor_config
from prose.forms import ProseFormField
from prose.sanitize import clean_html


class ProseField(ProseEditorField):
    """Formatted text that is clean whichever door it came through: form, importer, script or bulk load.

    The upstream field cleans in ``clean()`` only, so a plain ``save()`` would store what it is given;
    ``pre_save()`` closes that door (``bulk_create`` passes through it too, ``QuerySet.update`` through
    ``get_db_prep_save``). Migrations see a plain ``TextField``, so the tools may change freely.
    """

    def __init__(self, *args, **kwargs):
        kwargs["config"] = editor_config()
        kwargs["sanitize"] = clean_html
        super().__init__(*args, **kwargs)

    def pre_save(self, model_instance, add):
        """Clean what ``save()`` is about to store, and show the instance what was stored."""
        value = super().pre_save(model_instance, add)
        if isinstance(value, str):
            value = clean_html(value)
            # Through __dict__: on the untranslated name, setattr would write into the language of the page.
            model_instance.__dict__[self.attname] = value
        return value

    def get_db_prep_save(self, value, connection):
        """Clean what ``update()`` is about to store."""
        if isinstance(value, str):
            value = clean_html(value)
        return super().get_db_prep_save(value, connection)

    def formfield(self, **kwargs):
        """The text editor, in any form."""
        return super().formfield(**{"form_class": ProseFormField} | kwargs)
