"""What an older counter had counted before ours began."""

from django.db import models


class OpeningBalance(models.Model):
    """The figures taken over, once; the countries stand in ``CountryTotal`` with the origin "opening"."""

    started_on = models.DateField()
    visits = models.PositiveBigIntegerField(default=0)
    visitors = models.PositiveBigIntegerField(default=0)
    source = models.CharField(max_length=200)
    """The name of the file, for whoever asks where the figures come from."""
    taken_over_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="visitors_openingbalance_only_one"),
        ]

    def __str__(self):
        return f"{self.visitors} visitors since {self.started_on}"
