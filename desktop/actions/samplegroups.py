"""The sample community's chapters and groups: who stands where, and how far each group is."""

import json
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import resources
from desktop.actions import chapters, groups, members
from desktop.models.group import CHARTER, STEPS
from desktop.models.member import Filter, MemberQuery
from desktop.store import chapters as chapter_rows
from desktop.store import groups as group_rows
from desktop.store import members as roster
from desktop.store.community import Store

_FILE = Path(resources.__file__).parent / "sample" / "structure.json"
_SAID = ("kind", "platform", "capacity", *CHARTER)


def fill(store: Store, people: Sequence[bytes]) -> None:
    """Make the chapters and groups of the file; `people` are members in the order of the list."""
    said = json.loads(_FILE.read_text(encoding="utf-8"))
    for chapter in said["chapters"]:
        _chapter(store, chapter)
    for group in said["groups"]:
        _group(store, group, people)


def settle(store: Store) -> None:
    """Put who came since then into the chapter of his city."""
    for chapter in json.loads(_FILE.read_text(encoding="utf-8"))["chapters"]:
        _people(store, chapter)


def _chapter(store: Store, said: dict[str, str]) -> None:
    fields: dict[str, object] = {
        name: said[name] for name in ("name", "code", "zone", "prefix") if name in said
    }
    if "parent" in said:
        fields["parent"] = chapter_rows.find(store, said["parent"]).id
    chapters.add(store, fields)
    _people(store, said)


def _people(store: Store, said: dict[str, str]) -> None:
    if "city" in said:
        query = MemberQuery(filters=(Filter("city", "=", (said["city"],)),))
        members.edit_many(store, roster.all_ids(store, query), {"chapter": said["name"]})


def _group(store: Store, said: dict[str, Any], people: Sequence[bytes]) -> None:
    fields: dict[str, object] = {name: said[name] for name in _SAID if name in said}
    if "chapter" in said:
        fields["chapter"] = chapter_rows.find(store, said["chapter"]).id
    if "parent" in said:
        fields["parent"] = group_rows.find(store, said["parent"]).id
    known = dict((name, team) for team, name in group_rows.names(store))
    if said["name"] in known:
        team = known[said["name"]]
        groups.edit(store, team, fields)
    else:
        told = groups.add(store, fields).result
        assert isinstance(told, groups.Told)
        team = told.team
    if "count" in said:
        groups.join(store, team, people[said["from"] : said["from"] + said["count"]])
    _opening(store, team, said["steps"], people)


def _opening(store: Store, team: bytes, done: int, people: Sequence[bytes]) -> None:
    """So many steps are done; the next has somebody who sees to it within days."""
    for number in range(1, done + 1):
        groups.step(store, team, number, done=True)
    if done < len(STEPS):
        due = store.today() + timedelta(days=5)
        groups.step(store, team, done + 1, owner=people[done], due=due)
