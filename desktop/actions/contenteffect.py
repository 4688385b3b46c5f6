"""What an operator may know of what came after content was published."""

from desktop.models.content import Effect, Item
from desktop.models.names import fold
from desktop.models.permission import require
from desktop.store import content, contenteffect
from desktop.store.reads import Reads


def effect(reads: Reads, column: str = "") -> list[Effect]:
    """What came after each published item, of all or of the column with this title.

    For who keeps the register of payments. Raises Problem role.not_allowed.
    """
    require(reads.actor, "points.award")
    some: list[Item] = []
    while page := content.page(reads, "published", len(some)):
        some += page
    wanted = fold(column)
    return contenteffect.effects(
        reads, [one for one in some if not wanted or fold(one.column) == wanted]
    )
