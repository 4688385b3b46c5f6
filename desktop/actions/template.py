"""Taking a community's structure to a file without its people, and building another from it."""

import json
from pathlib import Path

from desktop.models.changes import Changes
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.models.reasons import why
from desktop.store import template
from desktop.store.community import Store


def export(store: Store, file: Path) -> int:
    """Write the structure; how many rows. Raises Problem role.not_allowed, template.unwritable."""
    require(store.actor, "community.write")
    found = template.collect(store)
    try:
        file.write_text(template.text(found), encoding="utf-8")
    except OSError as error:
        raise Problem("template.unwritable", file=file.name, why=why(error)) from error
    return sum(map(len, found.values()))


def read(file: Path) -> dict[str, list[dict[str, object]]]:
    """What such a file says. Raises Problem template.unreadable."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Problem("template.unreadable", file=file.name) from error
    if not isinstance(found, dict) or found.pop("qunzhu_template", None) != 1:
        raise Problem("template.unreadable", file=file.name)
    return {
        table: [row for row in rows if isinstance(row, dict)]
        for table, rows in found.items()
        if isinstance(rows, list)
    }


def apply(store: Store, found: dict[str, list[dict[str, object]]]) -> Changes:
    """Build it in this community, as one action; `Changes.result` is how many rows.

    Raises Problem role.not_allowed.
    """
    require(store.actor, "community.write")
    with store.recording("template.apply") as rec:
        rec.result = template.put(store, rec, found)
    return rec.changes
