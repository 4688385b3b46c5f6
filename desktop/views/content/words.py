"""Items of the content plan as lines of a list, and what a slot lacks."""

from datetime import datetime

from desktop.models.content import STATES, TYPES, Item
from desktop.views.content.forms import shown
from desktop.views.parts import privacy
from desktop.views.parts.act import said
from desktop.views.parts.dates import short_moment
from desktop.views.parts.lines import Line

_DOTS = {
    "idea": "text3",
    "draft": "warn",
    "approved": "info",
    "scheduled": "violet",
    "published": "ok",
}


def _planned(text: str, year: int) -> str:
    """When an item is planned, as short as its list is narrow: the year where it is another."""
    if len(text) < len("2026-10-14T20:00"):
        return shown(text)
    at = datetime.fromisoformat(text[:16])
    return short_moment(at) if at.year == year else shown(text)


def item_line(one: Item, year: int | None = None) -> Line:
    """An item with its state, owner and type; in a list of a year when it is planned too."""
    parts = (
        said(STATES, one.state),
        _planned(one.planned_at, year) if year is not None else "",
        # Where the line ends too soon, the type goes first: what the item is its title says.
        privacy.name(one.owner_name),
        said(TYPES, one.type),
    )
    meta = " · ".join(part for part in parts if part)
    title = privacy.mask("text", one.title)
    return Line(one.id, title, meta, _DOTS.get(one.state, "text3"), f"{one.ticked}/{one.lines}")
