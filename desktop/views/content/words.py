"""Items of the content plan as lines of a list, and what a slot lacks."""

from desktop.models.content import STATES, TYPES, Item
from desktop.views.content.forms import shown
from desktop.views.parts import privacy
from desktop.views.parts.act import said
from desktop.views.parts.lines import Line

_DOTS = {
    "idea": "text3",
    "draft": "warn",
    "approved": "info",
    "scheduled": "violet",
    "published": "ok",
}


def item_line(one: Item, dated: bool = False) -> Line:
    """An item with its state, type and owner; its planned time too where it stands alone."""
    parts = (
        said(STATES, one.state),
        shown(one.planned_at) if dated else "",
        said(TYPES, one.type),
        privacy.name(one.owner_name),
    )
    meta = " · ".join(part for part in parts if part)
    title = privacy.mask("text", one.title)
    return Line(one.id, title, meta, _DOTS.get(one.state, "text3"), f"{one.ticked}/{one.lines}")
