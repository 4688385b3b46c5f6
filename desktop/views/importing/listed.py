"""What a row says, field by field, in the order in which the panel beside the rows shows it."""

from collections.abc import Mapping

from desktop.models.importing import FIELDS
from desktop.models.numbers import show_number
from desktop.models.rowcells import Cells
from desktop.views.parts import text


def said(*sides: Mapping[str, str]) -> list[str]:
    """The fields that either side states; the last digits say nothing beside a phone."""
    found = [name for name in FIELDS if any(side.get(name) for side in sides)]
    return [name for name in found if name != "tail" or "phone" not in found]


def listed(cells: Cells) -> list[tuple[str, str]]:
    """Everything a row says, as (field, text)."""
    found = [(name, cells.fields[name]) for name in said(cells.fields)]
    found += [(f"x.{name}", value) for name, value in cells.custom.items()]
    if cells.number:
        found.append(("number", cells.spelled or show_number(*cells.number)))
    found += [
        (name, text.listed(several))
        for name, several in (("tags", cells.tags), ("teams", cells.teams))
        if several
    ]
    if cells.points:
        found.append(("points", str(cells.points)))
    return found
