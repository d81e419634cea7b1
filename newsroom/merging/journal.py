"""What a merge has done, step by step, in the words of tables and numbers: `undo` reads it backwards."""

from dataclasses import dataclass, field
from typing import Any

from django.db import models


@dataclass(slots=True)
class Journal:
    """The steps of one merge in their order, as they are kept in the log."""

    steps: list[dict[str, Any]] = field(default_factory=list)

    def moved(self, column: models.ForeignKey, pk: int, old: int, new: int) -> None:
        """A row that named one record names the other one now."""
        label, last = column.model._meta.label_lower, self.steps[-1] if self.steps else {}
        same = {"step": "moved", "model": label, "field": column.attname, "old": old, "new": new}
        if {name: last.get(name) for name in same} == same:
            last["rows"].append(pk)
        else:
            self.steps.append(same | {"rows": [pk]})

    def dropped(self, row: models.Model, values: dict) -> None:
        """A row was there twice."""
        self.steps.append({"step": "dropped", "model": row._meta.label_lower, "values": values})

    def linked(self, name: str, others: list[int], shared: list[int]) -> None:
        """What the gone record was linked with; `shared` was linked with both."""
        self.steps.append({"step": "linked", "name": name, "others": others, "shared": shared})

    def filled(self, name: str, old: object, new: object) -> None:
        """A column of the kept record that was empty."""
        self.steps.append({"step": "filled", "field": name, "old": old, "new": new})

    def named(self, row: models.Model) -> None:
        """A name of the gone record that the kept one has as another name now."""
        self.steps.append(
            {
                "step": "named",
                "model": row._meta.label_lower,
                "row": row.pk,
                "name": row.name,
                "kind": row.kind,
            }
        )

    def gone(self, values: dict) -> None:
        """The record that is not there any more."""
        self.steps.append({"step": "gone", "values": values})
