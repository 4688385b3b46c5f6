"""Reading and writing roles, assignments and operators; days are "YYYY-MM-DD"."""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache
from typing import Any

from desktop.models.calendar import PEOPLE, occurrence_id
from desktop.models.clock import milliseconds
from desktop.models.permission import OWNER, PRESETS, Actor, preview_of
from desktop.models.problem import Problem
from desktop.models.role import (
    EVERYWHERE,
    Assignment,
    Holding,
    Role,
    Scope,
    ScopeKind,
    acting,
    named,
    presets,
    role_of,
)
from desktop.store import link
from desktop.store.merged import HIS, NOW
from desktop.store.reads import Reads
from desktop.store.recorder import Recorder

_ASSIGNMENT = 'a.id, a.operator, a.role, a.scope_kind, a.scope, a."from", a."to"'
_SCOPE_TABLES = {"chapter": "chapter", "team": "team"}


def found(rec: Recorder, operator: bytes, name: str, today: str) -> None:
    """Write the presets, the first operator and the assignment that makes her the owner."""
    for preset, cells in PRESETS.items():
        put_role(rec, rec.fact("role", preset), "", preset, cells)
    rec.put("operator", operator, {"name": name})
    assign(rec, rec.fact("assignment", OWNER), operator, rec.fact("role", OWNER), start=today)


def role_list(reads: Reads) -> list[Role]:
    """Every role, presets first in their order, then custom ones by rank and name."""
    rows = reads.rows("SELECT id, preset, name, cells FROM role WHERE gone = 0")
    known = {role.id: role for role in presets(reads.community)}
    for record, preset, name, cells in rows:
        known[record] = role_of(record, preset, name or "", json.loads(cells))
    return sorted(known.values(), key=lambda role: (role.custom, *role.rank(), role.id))


def find_role(reads: Reads, word: str) -> Role:
    """The role called `word`, as `models.role.named` finds it; raises Problem("role.unknown")."""
    return named(role_list(reads), word)


def assignments(reads: Reads, operator: bytes | None = None) -> list[Assignment]:
    """Every assignment that ever was, of one operator or all, oldest first."""
    where, given = ("", ()) if operator is None else (" AND a.operator = ?", (operator,))
    rows = reads.rows(
        f'SELECT {_ASSIGNMENT} FROM assignment a WHERE a.gone = 0{where} ORDER BY a."from", a.id',
        given,
    )
    return [_assignment(row) for row in rows]


def held_on(reads: Reads, day: str, operator: bytes | None = None) -> list[Assignment]:
    """The roster of a day: whose assignment was, is or will be in force on it."""
    return [one for one in assignments(reads, operator) if one.in_force(day)]


def team(reads: Reads, day: str) -> list[Holding]:
    """Every operator with the roles he holds on `day`, by rank, then name, then id."""
    return _team(reads, held_on(reads, day))


def team_to_come(reads: Reads, day: str) -> list[Holding]:
    """The same, with the terms that begin after `day`."""
    found = [one for one in assignments(reads) if one.in_force(day) or one.start > day]
    return _team(reads, [one for one in found if not one.end or one.end >= one.start])


def team_between(reads: Reads, first: str, last: str) -> list[Holding]:
    """Every role that was held on any of these days, by rank, then name, then id."""
    found = [one for one in assignments(reads) if one.overlaps(first, last)]
    return [line for line in _team(reads, found) if line.assignment]


def _team(reads: Reads, found: Iterable[Assignment]) -> list[Holding]:
    roles = {role.id: role for role in role_list(reads)}
    held: dict[bytes, list[Assignment]] = {}
    for each in found:
        held.setdefault(each.operator, []).append(each)
    lines = []
    for operator, name, member, number, devices in _operators(reads):
        mine: list[Assignment | None] = [*held.get(operator, ())]
        for one in mine or [None]:
            role = roles.get(one.role) if one else None
            scope = scope_name(reads, one.scope) if one else ""
            lines.append(Holding(operator, name, member, number, role, one, scope, devices))
    return sorted(lines, key=_place)


def at_work(reads: Reads) -> Actor:
    """The operator of this device with the rights of his roles in force today.

    It is also the day of the latest change known and the hub's, which judges by its own clock: one
    that is wrong locks nobody out of what he was given.
    """
    days = {reads.today()} | {reads.today(off) for off in _off(reads) if off}
    return actor_of(reads, reads.operator, *(day.isoformat() for day in days))


def likely_day(reads: Reads) -> str:
    """The day as the hub counts it, or by the latest change known where that is later."""
    return likely_date(reads).isoformat()


def likely_date(reads: Reads) -> date:
    """The same as a date: from when on roles are given and taken."""
    skew, behind = _off(reads)
    return reads.today(skew or behind)


def _off(reads: Reads) -> tuple[int, int]:
    """How far the hub's clock, and the latest change known, are ahead of the reader's (ms)."""
    found = reads.one("SELECT value FROM state WHERE name = 'clock'")
    seen_ms = milliseconds(int(found[0])) if found else 0
    return link.read(reads).skew, max(0, seen_ms - reads.now())


def actor_of(reads: Reads, operator: bytes, *days: str) -> Actor:
    """The operator with the rights of all roles in force on a day; without any he may nothing."""
    return actors(reads, *days)(operator)


def actors(reads: Reads, *days: str) -> Callable[[bytes], Actor]:
    """Every operator with his rights on a day, each asked for once: for use at one moment."""
    roles = {role.id: role for role in role_list(reads)}

    @cache
    def found(operator: bytes) -> Actor:
        row = reads.one("SELECT name, member FROM operator WHERE id = ? AND gone = 0", (operator,))
        name, member = row or ("", None)
        held = [
            (roles[one.role], one.scope.id)
            for one in assignments(reads, operator)
            if one.role in roles and any(one.in_force(day) for day in days)
        ]
        return acting(operator, name or "", member, held)

    return found


def preview(reads: Reads, role: Role) -> Actor:
    """The actor at work seeing what a role sees, reads only."""
    return preview_of(reads.actor, role.key, role.cells)


def operator_of(reads: Reads, member: bytes) -> bytes | None:
    """The operator linked to a member (already canonical), or None."""
    row = reads.one(
        f"SELECT id FROM operator WHERE gone = 0 AND member IN ({HIS.format('?1')})"
        " ORDER BY id LIMIT 1",
        (member,),
    )
    return row[0] if row else None


def operators_named(reads: Reads, word: str) -> list[bytes]:
    """The operators whose id in hex digits or name is `word`."""
    rows = reads.rows(
        "SELECT id FROM operator WHERE gone = 0 AND (name = ?1 OR lower(hex(id)) = lower(?1))"
        " ORDER BY id",
        (word.strip(),),
    )
    return [row[0] for row in rows]


def operator_name(reads: Reads, operator: bytes) -> str:
    """The operator's name, "" when unknown."""
    row = reads.one("SELECT name FROM operator WHERE id = ?", (operator,))
    return (row[0] or "") if row else ""


def member_name(reads: Reads, member: bytes | None) -> str:
    """The member's name, "" when unknown."""
    row = reads.one("SELECT name FROM member WHERE id = ?", (member,))
    return (row[0] or "") if row else ""


def roles_of(reads: Reads, members: Sequence[bytes], today: str) -> dict[bytes, Role]:
    """The highest role each of these members holds today; who holds none is left out."""
    if not members:
        return {}
    marks = ", ".join("?" * len(members))
    rows = reads.rows(
        f"SELECT o.member, {_ASSIGNMENT} FROM operator o JOIN assignment a ON a.operator = o.id"
        f" WHERE o.gone = 0 AND a.gone = 0 AND o.member IN ({marks})",
        tuple(members),
    )
    roles = {role.id: role for role in role_list(reads)}
    found: dict[bytes, Role] = {}
    for member, *rest in rows:
        one = _assignment(rest)
        role = roles.get(one.role) if one.in_force(today) else None
        if role and (member not in found or role.rank() < found[member].rank()):
            found[member] = role
    return found


def scopes(reads: Reads, kind: ScopeKind) -> list[tuple[bytes, str]]:
    """The chapters or groups to choose from as (id, name), by name."""
    if kind not in _SCOPE_TABLES:
        return []
    rows = reads.rows(
        f"SELECT id, name FROM {_SCOPE_TABLES[kind]} WHERE gone = 0 ORDER BY name, id"
    )
    return [(row[0], row[1] or "") for row in rows]


def find_scope(reads: Reads, kind: ScopeKind, word: str) -> Scope:
    """The one chapter or group of this name or id; raises Problem("role.unknown_scope")."""
    found = [known for known, name in scopes(reads, kind) if word in (name, known.hex())]
    if len(found) != 1:
        raise Problem("role.unknown_scope", scope=word)
    return Scope(kind, found[0])


def scope_name(reads: Reads, scope: Scope) -> str:
    """What the chapter or group is called; "" for the whole community or one that is gone."""
    return dict(scopes(reads, scope.kind)).get(scope.id, "") if scope.id else ""


def listed(reads: Reads) -> tuple[str, tuple[bytes | str, ...]]:
    """The SQL condition on `member` that keeps the rows which the actor's screens list.

    Scopes and own sessions limit what is listed; they are no secrecy boundary.
    """
    actor = reads.actor
    if actor.lists_own:
        mine = json.dumps([one.hex() for one in own_occurrences(reads)])
        return (
            "member.id IN (SELECT t.member FROM json_each(?) j"
            " JOIN attendance t ON t.occurrence = unhex(j.value)"
            " WHERE t.gone = 0 AND coalesce(t.state, '') <> 'voided'"
            " UNION SELECT r.member FROM json_each(?) j"
            " JOIN registration r ON r.occurrence = unhex(j.value) WHERE r.gone = 0"
            " AND r.state = 'registered')",
            (mine, mine),
        )
    if "member.read.basic" not in actor.cells:
        # Not the constant: an index could not be named for a query that finds nothing anyway.
        return "member.rid IS NULL", ()
    if actor.listed is None:
        return "1", ()
    marks = ", ".join("?" * len(actor.listed))
    places = tuple(sorted(actor.listed))
    return (
        f"(member.chapter IN ({marks}) OR member.id IN"
        f" (SELECT member FROM member_team WHERE gone = 0 AND team IN ({marks})))",
        places + places,
    )


def own_occurrences(reads: Reads) -> list[bytes]:
    """The occurrences of record that the actor is named for, in whatever part."""
    if reads.actor.member is None:
        return []
    parts = ", ".join(_named(part) for part in PEOPLE)
    rows = reads.rows(
        f"SELECT o.series, o.original FROM occurrence o JOIN series s ON s.id = o.series"
        f" WHERE o.gone = 0 AND ?1 IN ({parts})",
        (reads.actor.member,),
    )
    return [occurrence_id(reads.community, series, original) for series, original in rows]


def _named(field: str) -> str:
    """Who is named for an occurrence: by itself, from a day on, or for its whole series."""
    return (
        f"coalesce(o.{field}, (SELECT p.{field} FROM split p WHERE p.series = o.series"
        f" AND p.gone = 0 AND p.{field} IS NOT NULL AND p.original <= o.original"
        f" ORDER BY p.original DESC LIMIT 1), s.{field})"
    )


def assign(
    rec: Recorder,
    record: bytes | None,
    operator: bytes,
    role: bytes,
    *,
    scope: Scope = EVERYWHERE,
    start: str,
    end: str = "",
) -> bytes:
    """Write an assignment; days are "YYYY-MM-DD", `end` "" leaves it open."""
    fields = {
        "operator": operator,
        "role": role,
        "scope_kind": scope.kind,
        "scope": scope.id,
        "from": start,
        "to": end or None,
    }
    return rec.put("assignment", record, fields)


def end_assignment(rec: Recorder, assignment: bytes, last_day: str) -> None:
    """Close a term; the row stays, so that any past roster can be read again."""
    rec.put("assignment", assignment, {"to": last_day})


def put_role(
    rec: Recorder, record: bytes | None, name: str, preset: str, cells: Iterable[str]
) -> bytes:
    """Write a custom role (or, without a name, a preset's ticks) and return its id."""
    fields: dict[str, object] = {"preset": preset, "cells": sorted(cells)}
    if name:
        fields["name"] = name
    return rec.put("role", record, fields)


def delete_role(rec: Recorder, role: bytes) -> None:
    """Remove a custom role; past assignments keep its id."""
    rec.delete("role", role)


def put_operator(rec: Recorder, operator: bytes | None, name: str, member: bytes | None) -> bytes:
    """Write an operator, linked to a member or not, and return his id."""
    return rec.put("operator", operator, {"name": name, "member": member})


def _operators(reads: Reads) -> list[tuple[bytes, str, bytes | None, str, int]]:
    rows = reads.rows(
        "SELECT o.id, o.name, o.member, m.number,"
        " (SELECT count(*) FROM device d WHERE d.operator = o.id AND d.gone = 0"
        "  AND d.revoked IS NULL)"
        f" FROM operator o LEFT JOIN member m ON m.id = {NOW.format('o.member')} AND m.gone = 0"
        " WHERE o.gone = 0"
    )
    return [(row[0], row[1] or "", row[2], row[3] or "", row[4]) for row in rows]


def _assignment(row: Sequence[Any]) -> Assignment:
    record, operator, role, kind, scope, start, end = row
    return Assignment(
        record, operator, role, Scope(kind or "community", scope), start or "", end or ""
    )


def _place(line: Holding) -> tuple[object, ...]:
    role = line.role.rank() if line.role else (len(PRESETS), 0, "")
    return (role, line.name, line.operator, line.assignment.id if line.assignment else b"")
