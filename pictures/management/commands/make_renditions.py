"""Make every size and format that pictures lack."""

from django.core.management.base import BaseCommand

from pictures import later
from pictures.models import Picture
from pictures.renditions import Made


class Command(BaseCommand):
    """What the background worker does bit by bit, at once and with progress; may be stopped and started again."""

    help = "Make the sizes and formats that pictures lack. Run it as often as you like: what exists is left alone."

    def add_arguments(self, parser):
        """Whether to trust what the database says of the files."""
        parser.add_argument(
            "--look", action="store_true", help="look into the storage for every file; finds lost ones too"
        )  # fmt: skip

    def handle(self, *args, look, **options):
        """Go through them one by one, and say at the end how it went."""
        if look:
            self._look()
        numbers = list(later.lacking().order_by("pk").values_list("pk", flat=True))
        failed = 0
        for done, pk in enumerate(numbers, start=1):
            failed += not self._complete(Picture.objects.filter(pk=pk).first())
            if options["verbosity"] > 1 or done % 10 == 0:
                self.stdout.write(f"{done} of {len(numbers)}")
        self.stdout.write(f"Made the files of {len(numbers) - failed} picture(s), {failed} failed.")

    def _look(self) -> None:
        """Note which pictures have lost a file, so that all of theirs are made again."""
        for picture in Picture.objects.filter(made=Made.AVIF).iterator():
            if not all(picture.file.storage.exists(one.name) for one in picture.files):
                Picture.objects.filter(pk=picture.pk).update(made=Made.WEBP)

    def _complete(self, picture: Picture | None) -> bool:
        try:
            if picture:
                later.complete(picture)
        except (OSError, ValueError) as error:
            self.stderr.write(f"Picture {picture.pk}: {error}")
            return False
        return True
