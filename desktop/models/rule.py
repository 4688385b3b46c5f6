"""A rule that awards points: how its file is read, and when a version is in force."""

import json
from datetime import date
from typing import TypeVar, cast

from desktop.models import condition
from desktop.models.condition import read_date, read_text
from desktop.models.period import Period
from desktop.models.problem import Problem
from desktop.models.rule_document import document
from desktop.models.rule_shape import (
    BYTES,
    DAYS,
    DEPTH,
    GIVEN,
    IN_EACH,
    KEYS,
    KINDS,
    MEASURES,
    PERIODIC,
    PERIODS,
    PERS,
    PLACES,
    POINTS,
    SHARE,
    STEPS,
    THRESHOLD,
    TRIGGERS,
    Cap,
    Given,
    InEach,
    Kind,
    Measure,
    Per,
    Rule,
    Share,
    Step,
    Trigger,
    Version,
    caps_named,
    in_force,
)

__all__ = [
    "BYTES",
    "DAYS",
    "DEPTH",
    "GIVEN",
    "IN_EACH",
    "KINDS",
    "MEASURES",
    "PERIODIC",
    "PERIODS",
    "PERS",
    "PLACES",
    "POINTS",
    "SHARE",
    "STEPS",
    "THRESHOLD",
    "TRIGGERS",
    "Cap",
    "Given",
    "InEach",
    "Kind",
    "Measure",
    "Per",
    "Rule",
    "Share",
    "Step",
    "Trigger",
    "Version",
    "caps_named",
    "decoded",
    "document",
    "in_force",
    "parse",
    "read",
]

_T = TypeVar("_T", bound=str)


def read(data: bytes) -> Rule:
    """A rule from the bytes of a JSON file; every Problem names the place in the file."""
    return parse(decoded(data))


def decoded(data: bytes) -> object:
    """What the bytes of a small JSON file say. Raises Problem("rule.…") for what is none."""
    if len(data) > BYTES:
        raise Problem("rule.too_large", size=len(data), limit=BYTES)
    try:
        found: object = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_once_each)
    except UnicodeDecodeError as error:
        raise Problem("rule.not_utf8", position=error.start) from None
    except json.JSONDecodeError as error:
        raise Problem("rule.not_json", line=error.lineno, column=error.colno) from None
    except RecursionError:
        raise Problem("rule.too_deep", where="$", limit=condition.DEPTH) from None
    except ValueError:
        # The only other ValueError of the decoder: a number of more digits than Python reads.
        raise Problem("rule.not_whole", where="$", low=0, high=THRESHOLD) from None
    return found


def parse(raw: object) -> Rule:
    """A rule from decoded JSON; raises Problem("rule.…") for what it may not say."""
    if not isinstance(raw, dict):
        raise Problem("rule.not_object", where="$")
    fields = cast(dict[str, object], raw)
    trigger = _choice(fields, "trigger", TRIGGERS)
    _check_keys(fields, trigger)
    per = _choice(fields, "period", PERIODS) if "period" in fields else None
    first, last = _day(fields, "from"), _day(fields, "to")
    if first and last and last < first:
        raise Problem("rule.window", first=first, last=last)
    where = fields.get("where")
    invites = trigger == "invite"
    steps = _steps(fields["points"]) if trigger == "steps" else ()
    return Rule(
        name=_name(fields["name"]),
        trigger=trigger,
        activity=_choice(fields, "activity", KINDS),
        points=0 if steps else _levels(fields) if invites else _points(fields["points"], trigger),
        caps=_caps(fields["cap"], per) if "cap" in fields else (),
        period=per,
        measure=_choice(fields, "measure", MEASURES) if "measure" in fields else "count",
        at_least=_whole(fields.get("at_least", 1), "at_least", 1, THRESHOLD),
        first=first,
        last=last,
        expires_days=_expiry(fields["expires"]) if "expires" in fields else None,
        where=None if where is None else condition.parse(where),
        steps=steps,
        in_each=_choice(fields, "in_each", IN_EACH[1:]) if "in_each" in fields else "",
        wallet=_choice(fields, "wallet", GIVEN[1:]) if "wallet" in fields else "",
        budget=_whole(fields["budget"], "budget", 1, THRESHOLD) if "budget" in fields else None,
    )


def _once_each(pairs: list[tuple[str, object]]) -> dict[str, object]:
    out = dict(pairs)
    if len(out) != len(pairs):
        keys = [key for key, _ in pairs]
        raise Problem("rule.repeated_key", key=next(k for k in keys if keys.count(k) > 1))
    return out


def _check_keys(fields: dict[str, object], trigger: Trigger) -> None:
    known = {key for keys in KEYS.values() for key in keys}
    for key in fields:
        if key not in known:
            raise Problem("rule.unknown_key", where="$", key=key, known=", ".join(sorted(known)))
        if key not in KEYS[trigger]:
            raise Problem("rule.not_for_trigger", key=key, trigger=trigger)
    needed = ["name", "activity", "points", *(["period"] if trigger in ("period", "rank") else [])]
    for key in needed:
        if key not in fields:
            raise Problem("rule.missing_key", where="$", key=key)


def _choice(fields: dict[str, object], key: str, choices: tuple[_T, ...], inside: str = "") -> _T:
    if key not in fields:
        raise Problem("rule.missing_key", where=inside or "$", key=key)
    for choice in choices:
        if fields[key] == choice:
            return choice
    where = f"{inside}.{key}" if inside else key
    raise Problem("rule.not_one_of", where=where, value=fields[key], choices=", ".join(choices))


def _name(raw: object) -> str:
    name = read_text(raw, "name").strip()
    if not name or len(name) > 60:
        raise Problem("rule.not_text", where="name", limit=60)
    return name


def _whole(raw: object, where: str, low: int, high: int) -> int:
    # A JSON true is a Python int, 1.0 a float: both are refused.
    if type(raw) is not int or not low <= raw <= high:
        raise Problem("rule.not_whole", where=where, low=low, high=high)
    return raw


def _object(raw: object, where: str, keys: tuple[str, ...]) -> dict[str, object]:
    if not isinstance(raw, dict):
        raise Problem("rule.not_object", where=where)
    for key in raw:
        if key not in keys:
            raise Problem("rule.unknown_key", where=where, key=key, known=", ".join(keys))
    for key in keys:
        if key not in raw:
            raise Problem("rule.missing_key", where=where, key=key)
    return cast(dict[str, object], raw)


def _points(raw: object, trigger: Trigger) -> int | Share | tuple[int, ...]:
    if trigger == "rank":
        if not isinstance(raw, list):
            raise Problem("rule.not_list", where="points")
        if not 1 <= len(raw) <= PLACES:
            raise Problem(
                "rule.too_many" if raw else "rule.empty_list", where="points", limit=PLACES
            )
        return tuple(_whole(x, f"points[{i}]", 0, POINTS) for i, x in enumerate(raw))
    if isinstance(raw, dict) and trigger != "once":
        inner = _object(raw, "points", ("every", "points"))
        return Share(
            _whole(inner["every"], "points.every", 1, THRESHOLD),
            _whole(inner["points"], "points.points", 1, SHARE),
        )
    return _whole(raw, "points", 1, POINTS)


def _steps(raw: object) -> tuple[Step, ...]:
    """The steps, each further than the one before it."""
    if not isinstance(raw, list):
        raise Problem("rule.not_list", where="points")
    if not 1 <= len(raw) <= STEPS:
        raise Problem("rule.too_many" if raw else "rule.empty_list", where="points", limit=STEPS)
    steps: list[Step] = []
    for i, item in enumerate(raw):
        where = f"points[{i}]"
        inner = _object(item, where, ("at_least", "points"))
        low = steps[-1].at_least + 1 if steps else 1
        least = _whole(inner["at_least"], f"{where}.at_least", low, THRESHOLD)
        steps.append(Step(least, _whole(inner["points"], f"{where}.points", 1, POINTS)))
    return tuple(steps)


def _levels(fields: dict[str, object]) -> tuple[int, ...]:
    """The points for the one who brought him, and for who brought that one; no further."""
    raw = fields["points"]
    levels = raw if isinstance(raw, list) else [raw]
    if not levels:
        raise Problem("rule.empty_list", where="points")
    depth = _whole(fields.get("depth", len(levels)), "depth", 1, THRESHOLD)
    if max(depth, len(levels)) > DEPTH:
        raise Problem("rule.pyramid", depth=max(depth, len(levels)), most=DEPTH)
    if depth != len(levels):
        raise Problem("rule.not_whole", where="depth", low=len(levels), high=len(levels))
    where = "points[{}]" if isinstance(raw, list) else "points"
    return tuple(_whole(one, where.format(i), 1, POINTS) for i, one in enumerate(levels))


def _caps(raw: object, period: Period | None) -> tuple[Cap, ...]:
    items = raw if isinstance(raw, list) else [raw]
    caps: list[Cap] = []
    for i, item in enumerate(items):
        where = f"cap[{i}]" if isinstance(raw, list) else "cap"
        inner = _object(item, where, ("per", "points"))
        per = _choice(inner, "per", PERS, where)
        if per == "cycle" and period is None:
            raise Problem("rule.no_cycle", where=where)
        if any(cap.per == per for cap in caps):
            raise Problem("rule.repeated_cap", where=where, per=per)
        caps.append(Cap(per, _whole(inner["points"], f"{where}.points", 0, THRESHOLD)))
    return tuple(caps)


def _expiry(raw: object) -> int:
    return _whole(_object(raw, "expires", ("days",))["days"], "expires.days", 1, DAYS)


def _day(fields: dict[str, object], key: str) -> date | None:
    return read_date(fields[key], key) if fields.get(key) is not None else None
