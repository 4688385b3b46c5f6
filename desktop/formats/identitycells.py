"""Cells that say what else a person is known by: a shop account, a card, a second phone."""

from collections.abc import Mapping, Sequence

from desktop.formats.cells import fact
from desktop.formats.header import IDENTITIES
from desktop.formats.prepared import PreparedRow
from desktop.models.people import normalised
from desktop.models.problem import Problem


def take(
    row: PreparedRow, columns: Mapping[str, list[int]], cells: Sequence[str], titles: Sequence[str]
) -> None:
    """Put them into the row; what is no phone in the column of second phones stays a text."""
    for meaning in IDENTITIES:
        for index in columns.get(meaning, ())[:1]:
            text = fact(cells[index])
            if not text:
                continue
            channel = "phone" if meaning == "phone2" else meaning
            try:
                row.identities = {**row.identities, channel: normalised(channel, text)}
            except Problem:
                row.extra = {**row.extra, titles[index]: text}
