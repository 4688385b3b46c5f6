"""Everything that is kept of one person, as a file for him, with a receipt."""

import json
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path
from typing import Any

from msgspec import Struct

from desktop.models.changes import Changes
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.store import members, personal
from desktop.store.community import Store
from desktop.store.whole import write_private


class Handed(Struct, frozen=True):
    """What a person was given: how many records of each kind, and the mark of the very file.

    `mark` is the BLAKE2b-128 of the file in hex digits; `at` ms UTC.
    """

    number: str
    file: str
    at: int
    counts: dict[str, int]
    mark: str


def export(store: Store, member: bytes, path: Path) -> Changes:
    """Write everything kept of a member to a JSON file that only this user reads, and note it.

    `Changes.result` is the Handed. Raises Problem role.not_allowed, member.gone, or
    vault.unwritable where it cannot be written; then nothing is noted.
    """
    for cell in ("member.export", "member.read.contact", "member.read.private"):
        require(store.actor, cell)
    who = members.canonical(store, member)
    if not members.stands(store, who):
        raise Problem("member.gone")
    return write(store, path, {"member": who}, lambda: personal.document(store, who))


def write(
    store: Store, path: Path, whom: dict[str, bytes], collect: Callable[[], dict[str, Any]]
) -> Changes:
    """Write a person's document, of which the first part is he; note whom it was about.

    `Changes.result` is the Handed. Raises Problem vault.unwritable; then nothing is noted.
    """
    with store.recording("member.export") as rec:
        noted = {"kind": "handout", **whom, "operator": store.operator, "at": rec.at}
        rec.put("audit", None, noted)
        document = collect()
        data = json.dumps(document, ensure_ascii=False, indent=2).encode() + b"\n"
        write_private(path, data)
        counts = {name: len(rows) for name, rows in document.items() if isinstance(rows, list)}
        mark = blake2b(data, digest_size=16).hexdigest()
        number = str(document.get("member", {}).get("number", ""))
        rec.result = Handed(number, path.name, rec.at, counts, mark)
    return rec.changes
