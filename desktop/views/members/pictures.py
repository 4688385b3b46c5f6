"""What is photographed of the list of members."""

from functools import partial
from typing import TYPE_CHECKING

from desktop.dispatcher import Dispatcher
from desktop.models.member import SORTS, Filter, MemberQuery
from desktop.store import customfields
from desktop.store.community import Reads
from desktop.views.members.dialogs import BulkDialog, MemberForm
from desktop.views.parts.shell import Shell, Shot

if TYPE_CHECKING:
    from desktop.views.members.page import MembersPage


def shots(page: "MembersPage", reads: Reads, dispatcher: Dispatcher, shell: Shell) -> list[Shot]:
    """Rows ticked, a new member, one change for many, filters, fields of one's own, no match."""
    filters = (
        Filter("invite", "=", ("none",)),
        Filter("birthday", "=", (30,)),
    )
    return [
        Shot("ticked", partial(_tick_some, page)),
        Shot("add", lambda: MemberForm(page, reads, dispatcher, shell)),
        Shot("bulk", lambda: BulkDialog(page, reads, 12, 3)),
        Shot("filters", lambda: page.show_target(query=MemberQuery(filters=filters))),
        Shot("own-fields", partial(_show_own, page, reads)),
        Shot("no-match", lambda: page.show_target("没有这个人")),
    ]


def _tick_some(page: "MembersPage") -> None:
    page.show_target(query=page.bar.view.query)
    for number in (1, 2, 4):
        page.table.tick(number)


def _show_own(page: "MembersPage", reads: Reads) -> None:
    """Sorted by the first field of numbers, with every field as a column."""
    fields = customfields.listed(reads)
    page.bar.columns_wanted.emit(("name", "city", *(one.key for one in fields)))
    first = next((one.key for one in fields if one.kind in ("number", "money")), SORTS[0])
    page.show_target(query=MemberQuery(sort=((first, True),)))
