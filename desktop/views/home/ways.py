"""Where what waits on the first screen is done."""

from datetime import date, datetime

from desktop.models.home import Waiting
from desktop.store import home, overdrawn

_SCREENS: dict[str, str] = {
    "draft": "rewards",
    "rule": "rewards",
    "plan": "calendar",
    "applications": "admission",
    "groups": "members",
    "doubles": "duplicates",
    "helper": "sync",
    "raise": "journey",
    "conflicts": "sync",
    "returned": "sync",
}
_TARGETS: dict[str, tuple[str, dict[str, object]]] = {
    "aside": ("sync", {"tab": "quarantine"}),
    "backup": ("settings", {"section": "schedule"}),
    "suspects": ("import", {"held": True}),
    "twice": ("rewards", {"tab": "coupons", "twice": True}),
    "handed": ("rewards", {"tab": "mall", "queue": True, "trouble": True}),
    "unearned": ("rewards", {"tab": "coupons", "which": "unearned"}),
    "gifts": ("rewards", {"tab": "mall", "queue": True}),
    "visits": ("rewards", {"tab": "coupons", "pane": "ladders"}),
    "ending": ("plans", {"tab": "holders", "soon": True}),
    "fees": ("plans", {"tab": "payments", "unsettled": True}),
}


def way(one: Waiting, today: date) -> tuple[str, dict[str, object]]:
    """The screen and what of it is meant."""
    if one.kind in _TARGETS:
        return _TARGETS[one.kind]
    if one.kind == "host":
        return "calendar", {"day": datetime.fromisoformat(one.at).date()}
    if one.kind == "overdrawn" and one.count == 1:
        return "member", {"member": one.record}
    if one.kind == "overheld":
        return "rewards", {"member": one.record}
    if one.kind == "overdrawn":
        return "members", {"query": overdrawn.query()}
    if one.kind == "cycles":
        return "rewards", {"tab": "boards", "board": one.record, "period": one.at}
    if one.kind == "away":
        return "members", {"query": home.away_query(today)}
    return _SCREENS[one.kind], {}
