"""A 外带包 is opened on another laptop: a small store of its own, with what the pack holds."""

import os
from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec.structs import replace

from desktop.actions.packs import decoded
from desktop.models.clock import wall_ms
from desktop.models.ids import new_id
from desktop.models.invitation import Invitation
from desktop.models.pack import Held, Person, Slice
from desktop.models.problem import Problem
from desktop.models.progress import Progress, quiet
from desktop.store import devicekey, numbers, packfile, packs, packseats, roles, vault
from desktop.store.community import Store, blank
from desktop.store.recorder import Recorder
from desktop.store.vault import Keys
from desktop.store.whole import new_folder

# What is done at a door, everywhere in this small store: there is one evening in it.
CELLS = frozenset({"member.read.basic", "member.write:walk-in", "attendance.write"})
_PRESET = "door-helper"


def read(path: Path, opens: Invitation, now_ms: int) -> tuple[Slice, list[Person]]:
    """What a pack holds. Raises Problem pack.wrong_code, pack.no_pack, pack.expired, bundle.*."""
    found = packfile.read_out(path, opens.secret)
    try:
        told = decoded(found[0], "pack", Slice)
        people = [one for part in found[1:] for one in decoded(part, "people", list[Person])]
    except (msgspec.ValidationError, IndexError) as error:
        raise Problem("bundle.damaged", file=path) from error
    if now_ms >= told.expires:
        raise Problem("pack.expired", file=path)
    return told, people


def into(
    folder: Path,
    path: Path,
    opens: Invitation,
    word: str | None,
    progress: Progress = quiet,
    *,
    interactive: bool = False,
    now_ms: int | None = None,
) -> Slice:
    """Open a pack into a new folder, which appears whole or not at all.

    Raises what `read` and `vault.new_keys` raise, Problem sync.join_taken.
    """
    told, people = read(path, opens, wall_ms() if now_ms is None else now_ms)
    with new_folder(folder, "sync.join_taken") as part:
        made = vault.new_keys(part, told.community, word, interactive=interactive)
        fill(made, told, people, opens.secret, progress).close()
    # Once more where it lies now: a marker that was moved by itself is no longer the same.
    vault.bind(replace(made, folder=folder))
    return told


def fill(
    keys: Keys, told: Slice, people: Sequence[Person], secret: bytes, progress: Progress = quiet
) -> Store:
    """Fill the empty folder of `keys`; nothing in it leads to anybody who is not in the pack."""
    operator = new_id()
    # An index key of its own: with the community's, phone numbers could be tried out.
    store = blank(keys, os.urandom(32), new_id(), operator)
    with store.recording("pack.open", braked=False) as rec:
        fields = {"name": told.title, "zone": told.zone, "prefix": told.prefix}
        rec.put("community", told.community, {**fields, "width": told.width})
        _let_in(store, rec, keys, operator, told)
        rec.put("series", told.series["id"], _known(told.series))
        rec.put("occurrence", None, told.row)
        for done, one in enumerate(people):
            progress(done, len(people))
            _put(store, rec, one)
        for block in told.blocks:
            rec.put("lease", None, {**msgspec.structs.asdict(block), "device": store.device})
        packseats.enter(rec, told)
    mark = Held(
        told.pack, secret, told.whom, told.at, told.expires, told.series["id"],
        told.row["original"], tuple(one.member for one in people),
        registered=tuple(one.member for one in told.registered),
    )  # fmt: skip
    with store.writing() as connection:
        packs.keep(connection, mark)
    return store


def _let_in(store: Store, rec: Recorder, keys: Keys, operator: bytes, told: Slice) -> None:
    rec.put("operator", operator, {"name": told.whom})
    role = rec.fact("role", _PRESET)
    roles.put_role(rec, role, "", _PRESET, CELLS)
    # From long ago: a wrong clock must not lock anybody out of his own pack.
    roles.assign(rec, new_id(), operator, role, start="1970-01-01")
    device = keys.device or devicekey.generate()
    public = {"sign_key": device.sign_public, "receive_key": device.receive_public}
    rec.put("device", store.device, {"operator": operator, **public})


def _known(series: dict[str, object]) -> dict[str, object]:
    told = {name: value for name, value in series.items() if name != "id"}
    return {**told, "all_day": int(bool(told.get("all_day")))}


def _put(store: Store, rec: Recorder, one: Person) -> None:
    fields = {"name": one.name, "nickname": one.nickname, "reading": one.reading, "tail": one.tail}
    rec.put("member", one.member, {name: value or None for name, value in fields.items()})
    for scheme, value, spelled in one.numbers:
        numbers.state(store, rec, one.member, scheme, value, spelled or "")
