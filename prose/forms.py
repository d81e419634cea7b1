"""The form field for formatted text, for forms that are not made from a model."""

from django_prose_editor.fields import ProseEditorFormField
from django_prose_editor.widgets import AdminProseEditorWidget

from prose.editor import editor_config
from prose.sanitize import clean_html


class ProseFormField(ProseEditorFormField):
    """A box with the newsroom's text editor; what comes out of it is clean."""

    def __init__(self, *args, **kwargs):
        kwargs["config"] = editor_config()
        kwargs["sanitize"] = clean_html
        kwargs["preset"] = "configurable"
        kwargs.setdefault("widget", AdminProseEditorWidget)
        super().__init__(*args, **kwargs)
