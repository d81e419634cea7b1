"""The picture and what must be true of it."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from languages.names import not_blank
from languages.registry import CODES
from pictures.fields import PictureField
from pictures.renditions import SOCIAL, STEPS, Made, Rendition, address, addresses, renditions, social
from prose.links import validate_web_address

PERCENT = [MinValueValidator(0), MaxValueValidator(100)]


class Licence(models.TextChoices):
    """On what terms we may print a picture."""

    ALL_RIGHTS = "all-rights-reserved", _("All rights reserved")
    HANDOUT = "handout", _("Handout, courtesy of the source")
    CC_BY = "cc-by-4.0", "CC BY 4.0"
    CC_BY_SA = "cc-by-sa-4.0", "CC BY-SA 4.0"
    CC0 = "cc0-1.0", "CC0 1.0"
    PUBLIC_DOMAIN = "public-domain", _("Public domain")


LICENCE_PAGES = {
    Licence.CC_BY: "https://creativecommons.org/licenses/by/4.0/",
    Licence.CC_BY_SA: "https://creativecommons.org/licenses/by-sa/4.0/",
    Licence.CC0: "https://creativecommons.org/publicdomain/zero/1.0/",
}


OPEN_LICENCES = frozenset({*LICENCE_PAGES, Licence.PUBLIC_DOMAIN})


class Picture(models.Model):
    """One picture with its credit, what it shows, and the point that no cut may lose."""

    file = PictureField(_("picture"))
    width = models.PositiveIntegerField(_("width"), default=0, editable=False)
    height = models.PositiveIntegerField(_("height"), default=0, editable=False)
    credit = models.CharField(
        _("credit"),
        max_length=200,
        help_text=_("Who made it, for example: Ana Kovač / Nevipe. Shown under the picture."),
    )
    alt = models.CharField(
        _("alternative text"),
        max_length=300,
        blank=True,
        help_text=_("What the picture shows, for those who cannot see it."),
    )
    caption = models.CharField(_("caption"), max_length=500, blank=True)
    focal_x = models.PositiveSmallIntegerField(
        _("important point, from the left"),
        default=50,
        validators=PERCENT,
        help_text=_("0 is the left edge, 100 the right."),
    )
    focal_y = models.PositiveSmallIntegerField(
        _("important point, from the top"),
        default=50,
        validators=PERCENT,
        help_text=_("0 is the top edge, 100 the bottom."),
    )
    is_illustration = models.BooleanField(
        _("illustration"),
        default=False,
        help_text=_("It does not show the event itself. Readers are told so."),
    )
    is_decorative = models.BooleanField(
        _("decorative"),
        default=False,
        help_text=_("It says nothing that the text does not say; no alternative text needed."),
    )
    licence = models.CharField(_("licence"), max_length=20, choices=Licence, default=Licence.ALL_RIGHTS)
    may_be_passed_on = models.BooleanField(
        _("other newsrooms may print it"), default=False,
        help_text=_("An open licence allows it anyway. Without either, stories go out without the picture."),
    )  # fmt: skip
    made = models.PositiveSmallIntegerField(
        default=0, editable=False, help_text=_("Which sizes and formats exist as files.")
    )
    source_url = models.URLField(_("source"), max_length=500, blank=True, validators=[validate_web_address])
    created_at = models.DateTimeField(_("added"), auto_now_add=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("added by"),
    )

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ("-created_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(width__gt=0, height__gt=0), name="pictures_picture_size_positive"
            ),
            models.CheckConstraint(
                condition=models.Q(focal_x__range=(0, 100)), name="pictures_picture_focal_x_percent"
            ),
            models.CheckConstraint(
                condition=models.Q(focal_y__range=(0, 100)), name="pictures_picture_focal_y_percent"
            ),
            models.CheckConstraint(
                condition=models.Q(licence__in=Licence.values), name="pictures_picture_licence_known"
            ),
            models.CheckConstraint(
                condition=models.Q(is_decorative=True) | not_blank("alt"),
                name="pictures_picture_described_or_decorative",
            ),
            models.CheckConstraint(
                condition=models.Q(made__in=[step.value for step in Made]), name="pictures_picture_made_known"
            ),
            models.UniqueConstraint(fields=("file",), name="pictures_picture_file_once"),
        )
        # The background worker asks each second whether something is missing.
        indexes = (models.Index(fields=["made"], name="pictures_picture_made"),)

    def __str__(self) -> str:
        words = self.alt or self.caption or _("Picture %(number)s") % {"number": self.pk or _("(new)")}
        return f"{words} ({self.credit})" if self.credit else str(words)

    def clean(self) -> None:
        """Ask for an alternative text before the database does, in words."""
        super().clean()
        if not self.is_decorative and not any(getattr(self, f"alt_{code}") for code in CODES):
            message = _("Say what the picture shows in at least one language, or mark it as decorative.")
            raise ValidationError({f"alt_{CODES[0]}": message})

    @property
    def renditions(self) -> list[Rendition]:
        """The sizes in the format that almost every browser knows, smallest first."""
        return renditions(self.file.name, self.width, self.height)

    @property
    def focus(self) -> tuple[int, int]:
        """The important point, in per cent from the left and from the top."""
        return self.focal_x, self.focal_y

    @property
    def cuts(self) -> list[Rendition]:
        """The two cuts for cards of social networks."""
        return [social(self.file.name, self.width, self.height, kind, self.focus) for kind in SOCIAL]

    @property
    def files(self) -> list[Rendition]:
        """Every file that is made of it, whether it exists yet or not."""
        kinds = STEPS[Made.AVIF]
        sizes = [renditions(self.file.name, self.width, self.height, kind) for kind in kinds]
        return [*self.cuts, *(one for size in sizes for one in size)]

    def url(self, width: int = 960, kind: str = "webp") -> str:
        """The address of the smallest rendition that is at least so wide, or of the widest one."""
        return address(self.file.storage, self._at_least(width, kind))

    @property
    def kinds(self) -> list[str]:
        """The formats made for the several widths of screens, the smallest files first."""
        return [kind for kind in ("avif", "webp") if kind in STEPS[self.made]]

    def srcset(self, kind: str = "webp", widest: int = 1600) -> str:
        """The addresses of one format as the attribute ``srcset`` wants them, up to a width in pixels."""
        sizes = renditions(self.file.name, self.width, self.height, kind)
        worth = [one for one in sizes if one.width <= widest] or sizes[:1]
        found = addresses(self.file.storage, worth)
        return ", ".join(f"{url} {one.width}w" for url, one in zip(found, worth, strict=True))

    def fallback_url(self, widest: int = 1600) -> str:
        """What a browser shows that knows none of the new formats: JPEG, where it has been made."""
        return self.url(min(widest, 640), "jpg" if "jpg" in STEPS[self.made] else "webp")

    def social_url(self, kind: str) -> str:
        """The address of a JPEG for cards of social networks: ``"wide"`` (16:9) or ``"square"``."""
        return address(self.file.storage, self._social(kind))

    def social_size(self, kind: str) -> tuple[int, int]:
        """Width and height of what `social_url` leads to, in pixels."""
        cut = self._social(kind)
        return cut.width, cut.height

    def _social(self, kind: str) -> Rendition:
        if self.made < Made.FOR_EVERY_READER:
            return self._at_least(1200, "webp")
        return social(self.file.name, self.width, self.height, kind, self.focus)

    def _at_least(self, width: int, kind: str) -> Rendition:
        sizes = renditions(self.file.name, self.width, self.height, kind)
        return next((one for one in sizes if one.width >= width), sizes[-1])

    @property
    def crop_class(self) -> str:
        """The classes of `static/css/nevipe.css` that keep the important point in view; middle: none."""
        x, y = round(self.focal_x / 10), round(self.focal_y / 10)
        return "" if (x, y) == (5, 5) else f"focus-x{x} focus-y{y}"

    @property
    def is_shareable(self) -> bool:
        """Whether it may go out with a story to other newsrooms, by its licence or because we say so."""
        return self.may_be_passed_on or self.licence in OPEN_LICENCES

    @property
    def licence_url(self) -> str:
        """The page that explains an open licence."""
        return LICENCE_PAGES.get(self.licence, "")
