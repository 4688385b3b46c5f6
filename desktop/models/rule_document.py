"""A rule as its file says it."""

from desktop.models import condition
from desktop.models.rule_shape import Rule, Share


def document(rule: Rule) -> dict[str, object]:
    """The rule as its file says it; `parse` of it gives the same rule."""
    measured, invites = rule.trigger != "each", rule.trigger == "invite"
    said = {
        "name": rule.name,
        "trigger": rule.trigger,
        "activity": rule.activity,
        "period": rule.period,
        "measure": rule.measure if measured else None,
        "at_least": rule.at_least if measured and not rule.steps else None,
        "in_each": rule.in_each or None,
        "points": _points_document(rule),
        "depth": len(rule.points) if isinstance(rule.points, tuple) and invites else None,
        "cap": [{"per": cap.per, "points": cap.points} for cap in rule.caps] or None,
        "budget": rule.budget,
        "wallet": rule.wallet or None,
        "from": rule.first and rule.first.isoformat(),
        "to": rule.last and rule.last.isoformat(),
        "expires": {"days": rule.expires_days} if rule.expires_days else None,
        "where": rule.where and condition.document(rule.where),
    }
    return {key: value for key, value in said.items() if value is not None}


def _points_document(rule: Rule) -> object:
    if rule.steps:
        return [{"at_least": one.at_least, "points": one.points} for one in rule.steps]
    points = rule.points
    if isinstance(points, Share):
        return {"every": points.every, "points": points.points}
    if isinstance(points, int):
        return points
    return points[0] if rule.trigger == "invite" and len(points) == 1 else list(points)
