"""The form field through which a picture comes in."""

from django import forms
from django.core.files.uploadedfile import UploadedFile

from pictures.intake import take_in

ACCEPTED = "image/jpeg,image/png,image/webp,image/gif,image/avif"


class PictureFormField(forms.FileField):
    """An upload that is looked at before anything is saved; says what is wrong in plain words."""

    def clean(self, data, initial=None):
        """A new upload as a clean copy; without one, the picture that was there."""
        data = super().clean(data, initial)
        return take_in(data) if isinstance(data, UploadedFile) else data

    def widget_attrs(self, widget):
        """Let the file dialogue show pictures first."""
        # Only a convenience for the file dialogue. What counts is what the file contains.
        return super().widget_attrs(widget) | {"accept": ACCEPTED}
