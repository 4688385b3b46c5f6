"""Who was erased on this computer, kept beside the keys: a backup from before is put right by it.

Ids alone, which say nothing without the community's file.
"""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from desktop.models.problem import Problem
from desktop.models.reasons import why
from desktop.store import backup
from desktop.store.safe import SERVICE
from desktop.store.whole import write_private

if TYPE_CHECKING:
    from desktop.store.community import Store
    from desktop.store.recorder import Recorder


def follow(store: "Store") -> int:
    """What lies beside the file forgets them too; how many automatic copies still have them.

    Raises Problem vault.unwritable where it cannot be noted; copies that cannot be replaced now go
    within thirty days.
    """
    note(store)
    with suppress(Problem):
        backup.replace_copies(store.keys)
        return 0
    return len(backup.copies(store.folder))


def follow_quietly(store: "Store") -> None:
    """The same where nobody waits for it: what cannot be noted now is noted with the next."""
    with suppress(Problem):
        follow(store)


def note(store: "Store") -> None:
    """Remember everybody that this file has erased. Raises Problem vault.unwritable."""
    known = _read(store.community) | subjects(store)
    place = _place(store.community)
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise Problem("vault.unwritable", path=place, reason=why(error)) from error
    write_private(place, "\n".join(sorted(one.hex() for one in known)).encode())


def subjects(store: "Store") -> set[bytes]:
    """Every record that this file has erased."""
    return {bytes(row[0]) for row in store.rows("SELECT subject FROM erased")}


def apply(store: "Store") -> int:
    """Erase again whom a restored file still has; how many. Where another judges, his log does."""
    if store.one("SELECT 1 FROM state WHERE name = 'judge' AND length(value) > 0"):
        return 0
    again = sorted(_read(store.community) - subjects(store))
    return _erase(store, again) if again else 0


def _erase(store: "Store", again: list[bytes]) -> int:
    # Only a file from before an erasing needs what erases.
    from desktop.store import erasing, members, personal

    known = [one for one in again if members.stood(store, one)]
    if known:
        with store.recording(erasing.KIND) as rec:
            for member in known:
                homes = personal.emptied(store, member)
                personal.leave(store, rec, member)
                for home in homes:
                    rec.erase(home, "unit")
                rec.erase(member)
    rows = _by_themselves(store, again)
    if rows:
        _erase_rows(store, rows)
    if known or rows:
        follow(store)
    return len(known) + len(rows)


def _erase_rows(store: "Store", found: list[tuple[str, bytes]]) -> None:
    from desktop.store import erasing
    from desktop.store.keychest import Keychest

    rows = [row for table, row in found if table != "application"]
    with store.recording(erasing.KIND) as rec:
        for table, row in found:
            if table == "application":
                _applicant(store, rec, row)
            else:
                rec.delete(table, row)
    with store.writing() as connection:
        chest = Keychest(connection, store.community)
        for row in rows:
            erasing.erase(connection, chest, store.community, row)


def _applicant(store: "Store", rec: "Recorder", row: bytes) -> None:
    """What came of his application and its source stay counted, as when he was erased."""
    # Only a file from before an erasing needs it.
    from desktop.models.admission import WITHDRAWN

    stated: dict[str, object] = {"phone_ix": None}
    if store.one("SELECT 1 FROM application WHERE id = ? AND state IS NULL", (row,)):
        stated |= {"state": WITHDRAWN, "decided": store.today().isoformat()}
    rec.put("application", row, stated)
    rec.erase(row, "application")


def _by_themselves(store: "Store", again: list[bytes]) -> list[tuple[str, bytes]]:
    """What was settled as him after the backup, and what had been erased without a member."""
    gone = subjects(store)
    found: list[tuple[str, bytes]] = []
    for table in ("suspect", "application", "unit"):
        held = {bytes(row[0]) for row in store.rows(f"SELECT id FROM {table}")}
        found += [(table, one) for one in again if one in held - gone]
    return found


def _read(community: bytes) -> set[bytes]:
    try:
        return {bytes.fromhex(line) for line in _place(community).read_text("ascii").split()}
    except (OSError, ValueError):
        return set()


def _place(community: bytes) -> Path:
    folder = platformdirs.user_data_path(SERVICE, appauthor=False) / "erased"
    return folder / community.hex()
