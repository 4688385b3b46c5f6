"""A community's structure without its people: roles, groups, calendar, rules, words, admission."""

import json
import re
from typing import Any

from desktop.models.ids import fact_id, new_id
from desktop.models.names import fold
from desktop.store.reads import Reads
from desktop.store.recorder import Recorder

# What is taken along, table by table, in the order in which it is made; a field that names a
# person, and what people wrote at length, is not among them.
_TAKEN: dict[str, str] = {
    "community": "capacity exposures point_value",
    "role": "name preset cells",
    "custom_field": "name cls kind options position",
    "chapter": "name code zone prefix width parent",
    "team_kind": "kind capacity soft",
    "team": "name kind platform chapter parent capacity reason rules culture goal posts activities"
    " benefits",
    # What the community itself or one of its groups asks of whoever wants to come in.
    "admission_rule": "place questions conditions needed",
    "series": "title place kind color rule rdates exdates start zone minutes all_day channel"
    " capacity eligible",
    "split": "series original rule start zone status shift minutes title place capacity eligible",
    "rule": "name state",
    "rule_version": "rule version body published",
    "segment": "name where themes sensitive",
    "programme": "segment name",
    "tag_rule": "tag where",
    "label": "word text",
}
_REFERS = frozenset({"parent", "chapter", "rule", "segment", "series"})
# Tables whose rows have no id by which others name them.
_KEYED = frozenset({"rule_version", "label", "team_kind", "admission_rule", "split"})
_HEX = re.compile(r"[0-9a-f]{32}")
# A day, which stays; or a run of digits as long as a phone number, not within an id.
_PHONE = re.compile(
    r"(?<!\d)(\d{4}-\d\d-\d\d(?!\d)(?: \d\d:\d\d)?)|(?<![0-9a-f])\+?\d[\d -]{5,}\d(?![0-9a-f])"
)


def collect(reads: Reads) -> dict[str, list[dict[str, Any]]]:
    """Table -> its rows, ids as 32 hex digits; no name of a member and no phone is in any text."""
    found = {table: _rows(reads, table, names.split()) for table, names in _TAKEN.items()}
    texts = [value for rows in found.values() for row in rows for value in _free(row)]
    named = reads.rows(
        "SELECT DISTINCT name FROM member WHERE length(name) > 1 AND instr(?1, name) > 0"
        " UNION SELECT DISTINCT nickname FROM member WHERE length(nickname) > 1"
        " AND instr(?1, nickname) > 0 ORDER BY 1",
        ("\n".join(texts),),
    )
    people = sorted((str(row[0]) for row in named), key=len, reverse=True)
    return {table: [_nameless(row, people) for row in rows] for table, rows in found.items()}


def _rows(reads: Reads, table: str, names: list[str]) -> list[dict[str, Any]]:
    listed = ", ".join(f'"{name}"' for name in names)
    first = "NULL" if table in _KEYED else "id"
    rows = reads.rows(f"SELECT {first}, {listed} FROM {table} WHERE gone = 0")
    return [
        {"id": record.hex() if record else None}
        | {n: v.hex() if isinstance(v, bytes) else v for n, v in zip(names, values, strict=True)}
        for record, *values in rows
    ]


def _free(row: dict[str, Any]) -> list[str]:
    """The texts of a row in which somebody may be named."""
    return [
        v
        for n, v in row.items()
        if isinstance(v, str) and n not in ("id", *_REFERS) and not _HEX.fullmatch(v)
    ]


def _nameless(row: dict[str, Any], people: list[str]) -> dict[str, Any]:
    free = frozenset(("start", "original", "published", "zone", "rule", "id", *_REFERS))
    return {n: v if n in free or _names(v) else _cleaned(v, people) for n, v in row.items()}


def _cleaned(value: Any, people: list[str]) -> Any:
    """A field without anybody; of one that is JSON only its texts are looked at."""
    try:
        inside = json.loads(value) if isinstance(value, str) and value[:1] in ("{", "[") else None
    except ValueError:
        inside = None
    if inside is None:
        return _without(value, people)
    return json.dumps(_without(inside, people), ensure_ascii=False, separators=(",", ":"))


def _names(value: Any) -> bool:
    """Whether it is the id of another row."""
    return isinstance(value, str) and _HEX.fullmatch(value) is not None


def _without(value: Any, people: list[str]) -> Any:
    if isinstance(value, dict):
        return {key: _without(one, people) for key, one in value.items()}
    if isinstance(value, list):
        return [_without(one, people) for one in value]
    if not isinstance(value, str):
        return value
    for name in people:
        value = value.replace(name, "")
    return _PHONE.sub(lambda found: found[1] or "", value)


def put(reads: Reads, rec: Recorder, found: dict[str, list[dict[str, Any]]]) -> int:
    """Make all of it in this community under ids of its own; how many rows."""
    # Known before anything is made: a series is for a segment, a rule counts a series.
    ids = {
        str(row["id"]): _record(reads, rec, table, row) or new_id()
        for table in _TAKEN
        for row in found.get(table, [])
        if row.get("id")
    }
    made = 0
    for table, names in _TAKEN.items():
        for row in _parents_first(found.get(table, [])):
            fields = {name: _here(name, row.get(name), ids) for name in names.split()}
            if table == "admission_rule" and not isinstance(fields["place"], bytes):
                continue
            if table == "community":
                # What is not said there stays as it is here.
                fields = {name: value for name, value in fields.items() if value is not None}
            rec.put(table, ids.get(str(row.get("id"))), fields)
            made += 1
    return made


def _parents_first(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Whatever is below another comes after it; what is below nothing that is there, at once."""
    known, ordered = {row.get("id") for row in rows}, list[dict[str, Any]]()
    waiting, done = list(rows), set[Any]()
    while waiting:
        ready = [
            row
            for row in waiting
            if not row.get("parent") or row["parent"] not in known or row["parent"] in done
        ]
        if not ready:
            break
        ordered += ready
        done |= {row.get("id") for row in ready}
        waiting = [row for row in waiting if row not in ready]
    return ordered


def _here(name: str, value: Any, ids: dict[str, bytes]) -> Any:
    """A value as it is said in this community: what it refers to has another id here."""
    if name in (*_REFERS, "place") and _names(value):
        return ids.get(value)
    if name in ("where", "body", "eligible") and isinstance(value, str):
        return _HEX.sub(lambda m: ids[m[0]].hex() if m[0] in ids else m[0], value)
    return value


def _record(reads: Reads, rec: Recorder, table: str, fields: dict[str, Any]) -> bytes | None:
    """Roles that every community has, and chapters and groups by their names, have hashed ids."""
    if table == "role" and not fields.get("name"):
        return fact_id("role", reads.community, fields["preset"])
    if table == "community":
        return reads.community
    if table in ("chapter", "team"):
        return rec.fact(table, fold(str(fields.get("name") or "")))
    return None


def text(found: dict[str, list[dict[str, Any]]]) -> str:
    """The file's text."""
    return json.dumps({"qunzhu_template": 1, **found}, ensure_ascii=False, indent=1) + "\n"
