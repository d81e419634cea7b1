"""The model field for a picture: through whichever door a file comes, we store our own clean copy."""

import secrets
from functools import partial

from django.db import models, transaction
from django.db.models.fields.files import FieldFile

from pictures.files import forget, remove
from pictures.forms import PictureFormField
from pictures.intake import CleanPicture, master_of, take_in
from pictures.making import make, make_social
from pictures.renditions import Made


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
        """Store a new file with its sizes, and let go of the one before; cut anew if the important point moved."""
        file: FieldFile = getattr(model_instance, self.attname)
        if not file or file._committed:
            if file and not add:
                _cut_anew(model_instance)
            return super().pre_save(model_instance, add)
        picture = _cleaned(file, model_instance)
        setattr(model_instance, self.attname, picture)
        if not add:
            forget(type(model_instance)._base_manager.filter(pk=model_instance.pk).first())
        file = super().pre_save(model_instance, add)
        model_instance.made = make(file.storage, file.name, picture.image, model_instance.focus)
        return file

    def formfield(self, **kwargs):
        """An upload box that checks what it is given."""
        # No max_length: it would judge the uploaded name, which is thrown away.
        return super().formfield(**{"form_class": PictureFormField} | kwargs | {"max_length": None})


def _cleaned(file: FieldFile, instance: models.Model) -> CleanPicture:
    picture = file.file if isinstance(file.file, CleanPicture) else take_in(file.file)
    instance.width, instance.height = picture.image.size
    return picture


def _cut_anew(picture: models.Model) -> None:
    """The cuts for social networks, if the important point has moved; the old ones go after the transaction."""
    before = type(picture)._base_manager.filter(pk=picture.pk).first()
    if not before or before.focus == picture.focus or picture.made < Made.FOR_EVERY_READER:
        return
    storage, master = picture.file.storage, picture.file.name
    make_social(storage, master, master_of(picture.file), picture.focus)
    old = [one.name for one in before.cuts]
    transaction.on_commit(partial(remove, storage, old), robust=True)
