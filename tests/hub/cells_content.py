"""Content and courses: every kind of change, by hand."""

from collections.abc import Callable

from msgspec.structs import replace

from desktop.models.ids import new_id
from desktop.models.op import Op
from tests.hub.cells import Cell, any_text, asks, cells, never, said_again
from tests.hub.place import Place


def _content(place: Place, who: str) -> tuple[list[Op], Op]:
    """An item that one owns."""
    op = place.new("content_item", type="article", owner=place.people.get(who) or new_id())
    return [op], said_again(op, state="draft")


def _content_backed(place: Place, who: str) -> tuple[list[Op], Op]:
    """An item in a slot of a column behind which one stands."""
    me = place.people.get(who) or new_id()
    series = place.town.given("series", kind="column", backup=me)
    op = place.new("content_item", type="article", series=series, original=any_text())
    return [op], said_again(op, owner=me)


def _content_led(place: Place, who: str) -> tuple[list[Op], Op]:
    """An item in a slot that one hosts."""
    original = any_text()
    slot = {"series": place.series, "original": original}
    row = place.new("occurrence", **slot, host=place.people.get(who) or new_id())
    return [row], place.new("content_item", type="voice", **slot)


def _content_taken(place: Place, who: str) -> tuple[list[Op], Op]:
    """An item of somebody else's made one's own."""
    op = place.new("content_item", type="article", owner=place.stranger)
    return [op], said_again(op, owner=place.people.get(who) or new_id())


def _content_ticked(place: Place, who: str) -> tuple[list[Op], Op]:
    item = place.town.given("content_item", owner=place.people.get(who) or new_id())
    return [], place.new("content_check", item=item, step="draft", done=1)


def _proposed(state: str, again: str = "") -> Callable[[Place, str], tuple[list[Op], Op]]:
    """A proposal in one's own name, and what it is put into after."""

    def make(place: Place, who: str) -> tuple[list[Op], Op]:
        op = place.new("proposal", proposer=place.people.get(who) or place.member, state=state)
        if not again:
            return [], op
        return [op], replace(op, clear={"state": again})

    return make


def _completed(
    *, own: bool = False, taught: bool = False, operator: bytes | None = None
) -> Callable[[Place, str], tuple[list[Op], Op]]:
    def make(place: Place, who: str) -> tuple[list[Op], Op]:
        at = place.named(who) if own else None
        series = place.series if taught else new_id()
        module = place.town.given("module", course=new_id(), position=1, series=series)
        signed = operator or place.hands[who].operator
        return [], place.new(
            "completion", module=module, member=place.member, operator=signed, occurrence=at, at=1
        )

    return make


def _certified(place: Place, who: str) -> tuple[list[Op], Op]:
    course = new_id()
    module = place.town.given("module", course=course, position=1, series=place.series)
    return [], place.new("certificate", course=course, member=place.member, module=module,
                         occurrence=place.named(who), state="issued")  # fmt: skip


CELLS: tuple[Cell, ...] = (
    *cells("content_item", asks("calendar.write"), lambda p: {"type": "video"},
           {"state": "draft"}),
    Cell("content_item: one's own", _content, asks("calendar.write", "own")),
    Cell("content_item: behind whose slot one stands", _content_backed,
         asks("calendar.write", "own")),
    Cell("content_item: in a slot that one hosts", _content_led, asks("calendar.write", "own")),
    Cell("content_item: taken from its owner", _content_taken, asks("calendar.write")),
    *cells("content_check", asks("calendar.write"),
           lambda p: {"item": p.town.given("content_item", type="voice"), "step": "record"},
           {"done": 1}),
    Cell("content_check: of one's own item", _content_ticked, asks("calendar.write", "own")),
    *cells("proposal", asks("calendar.write"),
           lambda p: {"proposer": p.member, "state": "proposed"}, {"state": "approved"}),
    Cell("proposal: in one's own name", _proposed("proposed"), asks("calendar.write", "own")),
    Cell("proposal: one's own approved", _proposed("proposed", "approved"),
         asks("calendar.write")),
    Cell("proposal: one's own reopened", _proposed("declined", "proposed"),
         asks("calendar.write")),
    *cells("course", asks("calendar.write"), lambda p: {}, None),
    *cells("module", asks("calendar.write"), lambda p: {"course": new_id(), "position": 1},
           {"position": 2}),
    Cell("completion: by hand", _completed(), asks("attendance.write"), local=True),
    Cell("completion: in another's name", _completed(operator=new_id()), never),
    Cell("completion: taught by oneself", _completed(own=True, taught=True),
         asks("attendance.write", "own"), local=True),
    Cell("completion: at one's own that teaches another", _completed(own=True),
         asks("attendance.write"), local=True),
    *cells("certificate", asks("attendance.write"),
           lambda p: {"course": new_id(), "member": p.member, "state": "issued"},
           {"state": "withdrawn"}, local=True),
    Cell("certificate: taught by oneself", _certified, asks("attendance.write", "own"),
         local=True),
)  # fmt: skip
