"""After a promotion: what the snapshot brought closed is read again, page by page."""

from desktop.models.wire_snapshot import Page, Paged, Seeds
from desktop.store import newcomer, unsealing, wrapping
from desktop.store.community import Store
from desktop.store.keychest import CLASS
from desktop.sync.session import Session


def unseal(store: Store, session: Session) -> int:
    """Ask for the values of classes that this device has learnt to read since it joined.

    How many were filled in. A round that is cut off goes on where it stopped. Raises Unreachable,
    Refusal.
    """
    closed, at = newcomer.closed(store)
    held = {one.cls for one in wrapping.held(store) if one.use == CLASS}
    wanted, filled = closed & held, 0
    if not wanted:
        return 0
    names = unsealing.tables(wanted)
    table, after = at if at[0] in names else (names[0], b"")
    while table:
        page = session.ask("snapshot", Page(names[names.index(table) :], after), Paged)
        rows = [unsealing.decoded(data) for data in page.rows]
        filled += unsealing.unseal(store, rows, Seeds("seeds", page.seeds))
        table, after = page.table, page.last
        with store.writing() as connection:
            newcomer.keep_closed(connection, closed if table else closed - wanted, (table, after))
    return filled
