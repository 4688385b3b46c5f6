"""Who may do what: the cells of the permission matrix, the preset roles, and an actor's rights."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from desktop.models.problem import Problem

# The cells an operator can hold, in the order of the matrix. A custom role copies a preset and
# ticks cells; there are no other kinds of permission.
CELLS: tuple[str, ...] = (
    "member.read.basic",
    "member.read.contact",
    "member.read.private",
    "member.write",
    "member.merge",
    "member.export",
    "member.erase",
    "calendar.write",
    "attendance.write",
    "activity.write",
    "rule.publish",
    "cycle.close",
    "points.award",
    "reward.handout",
    "honour.grant",
    "role.grant",
    "device.invite",
    "community.write",
)

# A cell may be held in full ("calendar.write") or only for one case ("calendar.write:own").
OWN = "own"
WALK_IN = "walk-in"
BELOW_DEPUTY = "below-deputy"
VARIANTS: dict[str, str] = {
    "member.read.basic": OWN,  # people registered at occurrences he is named for
    "member.write": WALK_IN,  # adding somebody at the door
    "calendar.write": OWN,  # occurrences he is named for
    "attendance.write": OWN,
    "activity.write": OWN,
    "role.grant": BELOW_DEPUTY,  # roles ranking below deputy
    "device.invite": BELOW_DEPUTY,
}

# Reading is by table and class, never by row: a scope does not narrow these.
READING = frozenset(cell for cell in CELLS if cell.startswith("member.read."))
# Cells whose records belong to no chapter or group: a role with a scope does not have them.
# Who keeps the community (community.write) keeps a group that he is confined to, and may end it.
UNSCOPED = frozenset({"calendar.write", "rule.publish", "cycle.close", "device.invite"})

OWNER = "owner"
DEPUTY = "deputy"
# What somebody is called who is the owner of a group and holds no other role: not the owner.
GROUP_OWNER = "group-owner"
# preset -> (zh_CN, en), highest first. An auctioneer is a lecturer by another name.
PRESET_NAMES: dict[str, tuple[str, str]] = {
    OWNER: ("群主", "Owner"),
    DEPUTY: ("副群主", "Deputy"),
    "admin": ("管理员", "Admin"),
    "assistant": ("助理", "Assistant"),
    "host": ("主持人", "Host"),
    "lecturer": ("讲师", "Lecturer"),
    "auctioneer": ("拍卖师", "Auctioneer"),
    "door-helper": ("签到员", "Door helper"),
}

_DEPUTY = frozenset(CELLS) - {"member.erase", "role.grant", "device.invite", "community.write"} | {
    "role.grant:below-deputy",
    "device.invite:below-deputy",
}
_ADMIN = _DEPUTY - {
    "member.export",
    "rule.publish",
    "cycle.close",
    "role.grant:below-deputy",
    "device.invite:below-deputy",
}
_LECTURER = frozenset({"member.read.basic:own"})

# The matrix at a community's beginning; the owner may change every column but her own.
PRESETS: dict[str, frozenset[str]] = {
    OWNER: frozenset(CELLS),
    DEPUTY: _DEPUTY,
    "admin": _ADMIN,
    "assistant": _ADMIN - {"member.read.private", "member.merge", "points.award", "honour.grant"},
    "host": frozenset(
        {"member.read.basic", "calendar.write:own", "attendance.write:own", "activity.write:own"}
    ),
    "lecturer": _LECTURER,
    "auctioneer": _LECTURER,
    "door-helper": frozenset({"member.read.basic", "member.write:walk-in", "attendance.write:own"}),
}

_GRANTING = ("role.grant", "device.invite")


class Actor(Struct, frozen=True):
    """The operator at work with the rights of all roles in force.

    `role` is the preset or the name of the custom role that ranks highest; `within` pairs a cell
    with the chapter or group it is confined to; `listed` names the chapters and groups whose
    members the screens list (None: all); `preview` is true when looking on as somebody else.
    """

    operator: bytes
    name: str
    role: str
    cells: frozenset[str]
    member: bytes | None = None
    within: frozenset[tuple[str, bytes]] = frozenset()
    listed: frozenset[bytes] | None = None
    preview: bool = False

    def allows(self, cell: str, *cases: str, scopes: Iterable[bytes] = ()) -> bool:
        """Whether the actor holds `cell`, given what is true of the record in question.

        `cases` are the variants that hold for it (OWN: he is named for the occurrence; WALK_IN;
        BELOW_DEPUTY), `scopes` the chapters and groups it stands in.
        """
        if cell in self.cells:
            return True
        held = {cell, *(f"{cell}:{case}" for case in cases)}
        if held & self.cells:
            return True
        return any((one, scope) in self.within for scope in scopes for one in held)

    def reach(self, cell: str) -> frozenset[bytes] | None:
        """The chapters and groups where `cell` holds: None for everywhere, empty for nowhere."""
        if cell in self.cells:
            return None
        return frozenset(scope for held, scope in self.within if held == cell)

    def anywhere(self, cell: str) -> bool:
        """Whether the cell holds for some record at all: a screen then offers the verb."""
        held = self.cells | {one for one, _ in self.within}
        return cell in held or f"{cell}:{VARIANTS.get(cell)}" in held

    @property
    def lists_own(self) -> bool:
        """True when the screens list only people of occurrences the actor is named for."""
        return "member.read.basic:own" in self.cells and "member.read.basic" not in self.cells


def rights(
    held: Iterable[tuple[frozenset[str], bytes | None]],
) -> tuple[frozenset[str], frozenset[tuple[str, bytes]], frozenset[bytes] | None]:
    """What several roles give together: (cells, within, listed) as an `Actor` has them.

    Each role comes as its cells and the chapter or group it is confined to (None: everywhere).
    """
    cells: set[str] = set()
    within: set[tuple[str, bytes]] = set()
    listed: set[bytes] = set()
    everyone = False
    for given, scope in held:
        if scope is None:
            cells |= given
            everyone = everyone or "member.read.basic" in given
            continue
        for cell in given:
            _confine(cell, scope, cells, within)
        if "member.read.basic" in given:
            listed.add(scope)
    alone = everyone or not listed
    return frozenset(cells), frozenset(within), None if alone else frozenset(listed)


def _confine(cell: str, scope: bytes, cells: set[str], within: set[tuple[str, bytes]]) -> None:
    name, _, variant = cell.partition(":")
    if name in READING or variant == OWN:
        cells.add(cell)
    elif name not in UNSCOPED:
        within.add((cell, scope))
    elif VARIANTS.get(name) == OWN:
        cells.add(f"{name}:{OWN}")


def covers(cells: frozenset[str], cell: str) -> bool:
    """Whether holding `cells` includes `cell`; a full cell includes its variant."""
    return cell in cells or cell.partition(":")[0] in cells


def ranks_below_deputy(preset: str, cells: frozenset[str]) -> bool:
    """Whether a role is one that a deputy could grant: no owner, no deputy, no granting right."""
    granting = any(cell.partition(":")[0] in _GRANTING for cell in cells)
    return preset not in (OWNER, DEPUTY) and not granting


def may_grant(actor: Actor, preset: str, cells: frozenset[str], scope: bytes | None = None) -> bool:
    """Whether the actor may give (or take back) a role with these cells in this scope.

    `preset` is "" for a custom role. Nobody grants the owner: ownership is transferred; the owner
    of a group (its id as `scope`) is granted by who may grant everywhere. Who may grant below
    deputy only, grants nothing that he does not hold himself.
    """
    if (preset == OWNER and scope is None) or actor.preview:
        return False
    if "role.grant" in actor.cells:
        return True
    if not actor.allows("role.grant", BELOW_DEPUTY, scopes=() if scope is None else (scope,)):
        return False
    own = actor.cells | {cell for cell, at in actor.within if at == scope}
    return ranks_below_deputy(preset, cells) and all(covers(own, cell) for cell in cells)


def own(actor: Actor, *named: bytes | None) -> tuple[str, ...]:
    """The case OWN where the actor is one of the members named for a record, else no case."""
    return (OWN,) if actor.member is not None and actor.member in named else ()


def require(actor: Actor, cell: str, *cases: str, scopes: Iterable[bytes] = ()) -> None:
    """Raise Problem("role.not_allowed") unless the actor holds `cell` (see `Actor.allows`).

    Anything but reading raises Problem("role.preview_reads_only") in a preview.
    """
    if actor.preview and cell not in READING:
        raise Problem("role.preview_reads_only", **role_words(actor.role))
    if not actor.allows(cell, *cases, scopes=scopes):
        # Words of what is refused; a start refuses nothing.
        from desktop.models.sentences.roles import CELL_WORDS

        chinese, english = CELL_WORDS[cell]
        raise Problem(
            "role.not_allowed", right_zh=chinese, right_en=english, **role_words(actor.role)
        )


def role_words(role: str) -> dict[str, str]:
    """A role's name in both languages, as the values of a Problem; "" is holding no role."""
    if role == GROUP_OWNER:
        return {"role_zh": "小组群主", "role_en": "Group owner"}
    chinese, english = PRESET_NAMES.get(role, (role or "没有角色", role or "no role"))
    return {"role_zh": chinese, "role_en": english}


def preview_of(actor: Actor, role: str, cells: frozenset[str]) -> Actor:
    """The same operator seeing what a role sees, never more than he sees; writes are refused."""
    seen = {cell for cell in cells if covers(actor.cells, cell)}
    seen |= {cell for cell in actor.cells if ":" in cell and cell.partition(":")[0] in cells}
    return replace(actor, role=role, cells=frozenset(seen), within=frozenset(), preview=True)


def mask_phone(phone: str, tail: str = "") -> str:
    """A phone with its middle hidden: 138****0047 for +86, else +886****5678.

    Where the number itself is not known here, only its last four digits `tail`: ****0047.
    Of a number under nine characters only the last quarter stays; no phone gives "".
    """
    if not phone:
        return f"****{tail}" if tail else ""
    text = phone.removeprefix("+86")
    if len(text) < 9:
        return "****" + text[len(text) - len(text) // 4 :]
    lead = min(4 if text[0] == "+" else 3, len(text) - 8)
    return f"{text[:lead]}****{text[-4:]}"


def mask_account(text: str) -> str:
    """An account or mail address with its end hidden: wenb****; one hidden already stays so."""
    return text[: min(4, len(text) // 2)] + "****" if text.strip("*") else text
