"""Several questions asked as one, of records and of plain values."""

from django.db import models

from articles.prepared import Prepared, Together, any_of, worded


def together(parts: dict[str, models.QuerySet], vendor: str) -> Together:
    """Lists by their names; where a queryset asks for values, they come as rows."""
    using = any_of(vendor)
    return Together(
        {
            name: (Prepared if queryset._fields is None else Values)(queryset, using)
            for name, queryset in parts.items()
        },
        vendor,
    )


class Values:
    """A question for numbers and texts, which come as they are."""

    def __init__(self, queryset: models.QuerySet, using: str):
        self.wording, self.width = worded(queryset, using), len(queryset._fields)

    def records_of_list(self, rows: list, using: str) -> list:
        """Nothing is made of them."""
        return rows
