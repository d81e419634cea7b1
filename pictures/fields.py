"""The model field for a picture: through whichever door a file comes, we store our own clean copy."""

import secrets

from django.db import models
from django.db.models.fields.files import FieldFile

from pictures.files import forget
from pictures.forms import PictureFormField
from pictures.intake import CleanPicture, take_in
from pictures.renditions import make


def random_name(_picture: models.Model, filename: str) -> str:
    """A folder that cannot be guessed (128 bits): the picture of a draft is on the disk before it is news.

    The uploaded name is never used: it may be a path, or tell who the source was.
    """
    token = secrets.token_hex(16)
    extension = filename.rsplit(".", 1)[-1]
    return f"pictures/{token[:2]}/{token}/master.{extension}"


class PictureField(models.FileField):
    """A file that is checked, re-encoded and cut to size when it is saved; sets ``width`` and ``height``.

    Raises ValidationError for anything that is not an acceptable picture, also from a plain ``save()``.
    """

    def __init__(self, *args, **kwargs):
        kwargs["upload_to"] = random_name
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        """Leave out what never changes, so that migrations do not name it."""
        name, path, args, kwargs = super().deconstruct()
        del kwargs["upload_to"]
        return name, path, args, kwargs

    def clean(self, value, model_instance):
        """Check the file and exchange it for the clean copy."""
        value = super().clean(value, model_instance)
        return _cleaned(value, model_instance) if value and not value._committed else value

    def pre_save(self, model_instance, add):
        """Store a new file with its sizes, and let go of the one before."""
        file: FieldFile = getattr(model_instance, self.attname)
        if not file or file._committed:
            return super().pre_save(model_instance, add)
        picture = _cleaned(file, model_instance)
        setattr(model_instance, self.attname, picture)
        if not add:
            forget(type(model_instance)._base_manager.filter(pk=model_instance.pk).first())
        file = super().pre_save(model_instance, add)
        make(file.storage, file.name, picture.image)
        return file

    def formfield(self, **kwargs):
        """An upload box that checks what it is given."""
        # No max_length: it would judge the uploaded name, which is thrown away.
        return super().formfield(**{"form_class": PictureFormField} | kwargs | {"max_length": None})


def _cleaned(file: FieldFile, instance: models.Model) -> CleanPicture:
    picture = file.file if isinstance(file.file, CleanPicture) else take_in(file.file)
    instance.width, instance.height = picture.image.size
    return picture
