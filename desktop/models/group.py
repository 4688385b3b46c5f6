"""A group: what kind it is, how many it holds, its charter, the nine steps of opening it."""

from typing import Final

from msgspec import Struct, field

# The kinds that are there from the beginning; another kind is called what its owner calls it.
MANAGE, FANS, MERCHANT = "manage", "fans", "merchant"
KINDS: Final = (MANAGE, FANS, MERCHANT)
# kind -> (zh_CN, en), as people type it and as a terminal shows it.
KIND_NAMES: Final[dict[str, tuple[str, str]]] = {
    MANAGE: ("管理群", "Management group"),
    FANS: ("粉丝群", "Fan group"),
    MERCHANT: ("招商群", "Merchant group"),
}
_CAPACITY: Final = {MANAGE: 20, FANS: 500}
# A management group has about its capacity: more is said, not refused.
_SOFT: Final = frozenset({MANAGE})

# The charter's headings in order; the first is the name itself.
CHARTER: Final = ("name", "rules", "culture", "goal", "posts", "activities", "benefits")
# The steps of opening a group, in order; a step is named by its place, from 1.
STEPS: Final = (
    "attract", "invite", "open", "name", "settings", "roles", "teamwork", "process", "cycle",
)  # fmt: skip
# step -> (zh_CN, en).
STEP_NAMES: Final[dict[str, tuple[str, str]]] = {
    "attract": ("吸人", "Attract people"),
    "invite": ("拉人", "Bring people in"),
    "open": ("建群", "Open the group"),
    "name": ("群名", "Name it"),
    "settings": ("设置", "Set it up"),
    "roles": ("角色", "Give roles"),
    "teamwork": ("配合", "Work together"),
    "process": ("流程", "Fix the process"),
    "cycle": ("周期", "Fix the cycle"),
}


class Seats(Struct, frozen=True):
    """How many a group holds (None: any number), and whether one more is refused."""

    limit: int | None = None
    firm: bool = False

    def refuses(self, count: int) -> bool:
        """Whether a group may not have so many."""
        return self.firm and self.limit is not None and count > self.limit

    def over(self, count: int) -> int:
        """How many are more than it holds."""
        return max(0, count - self.limit) if self.limit is not None else 0


class OwnKind(Struct, frozen=True):
    """What groups of a kind of one's own hold (None: any number); `soft` only warns of more."""

    kind: str
    capacity: int | None = None
    soft: bool = False


def seats(kind: str, capacity: int | None, own: OwnKind | None = None) -> Seats:
    """What a group of a kind holds; `capacity` is its own, which goes before its kind's.

    `own` is what is said of the kind where it is none of KINDS.
    """
    limit = capacity if capacity is not None and capacity > 0 else _usual(kind, own)
    soft = kind in _SOFT or (own is not None and own.soft and kind not in KINDS)
    return Seats(limit, limit is not None and not soft)


def _usual(kind: str, own: OwnKind | None) -> int | None:
    return own.capacity if own is not None and kind not in KINDS else _CAPACITY.get(kind)


def needs_reason(kind: str, capacity: int | None, own: OwnKind | None = None) -> bool:
    """Whether a capacity is another than the kind's, so that it has to be said why."""
    usual = _usual(kind, own)
    return usual is not None and capacity is not None and capacity != usual


def read_kind(text: str) -> str:
    """The kind that a word means: a preset by its id or either name, else the word itself."""
    word = text.strip()
    for kind, names in KIND_NAMES.items():
        if word.casefold() in (kind, *(name.casefold() for name in names)):
            return kind
    return word


def kind_name(kind: str, language: str = "zh_CN") -> str:
    """What a kind is called; one's own kind is called by itself."""
    names = KIND_NAMES.get(kind)
    return (names[language == "en"]) if names else kind


class Step(Struct, frozen=True):
    """One step of opening a group: who sees to it, until when, and on which day it was done."""

    number: int
    owner: bytes | None = None
    owner_name: str = ""
    due: str = ""
    done: str = ""

    @property
    def key(self) -> str:
        """Its name in STEP_NAMES."""
        return STEPS[self.number - 1]


class Group(Struct, frozen=True):
    """A group as lists show it; `people` are its members who are in the community."""

    id: bytes
    name: str
    kind: str
    platform: str
    chapter: bytes | None
    parent: bytes | None
    capacity: int | None
    reason: str
    people: int
    charter: dict[str, str]
    done: int = 0
    own: OwnKind | None = None

    @property
    def seats(self) -> Seats:
        """What it holds."""
        return seats(self.kind, self.capacity, self.own)

    @property
    def filled(self) -> int:
        """How many headings of its charter say something, of seven."""
        return sum(bool(self.charter.get(one)) for one in CHARTER)

    @property
    def missing(self) -> list[str]:
        """The headings of its charter that say nothing yet."""
        return [one for one in CHARTER if not self.charter.get(one)]

    @property
    def percent(self) -> int:
        """How much of its opening is done, in whole per cent."""
        return (200 * self.done + len(STEPS)) // (2 * len(STEPS))


class Generation(Struct, frozen=True):
    """Groups equally far from the first of their line: how many, and with how many people."""

    number: int
    groups: int
    people: int


class Overlap(Struct, frozen=True):
    """Who is in which groups: people of each, of each pair, and of all, everybody once."""

    groups: list[Group]
    shared: dict[tuple[bytes, bytes], int]
    people: int
    seats: int

    def cell(self, one: bytes, other: bytes) -> int:
        """How many are in both."""
        if one == other:
            return next((group.people for group in self.groups if group.id == one), 0)
        return self.shared.get((min(one, other), max(one, other)), 0)


class Idle(Struct, frozen=True):
    """A group's member who did nothing for long; `last` is a day, "" for never anything."""

    id: bytes
    name: str
    number: str
    last: str


class Clearing(Struct, frozen=True):
    """What a clean-out would leave: how many stay, go, and are moved where."""

    before: int
    removed: int
    moved: dict[bytes, int] = field(default_factory=dict)

    @property
    def after(self) -> int:
        """How many are in the group afterwards."""
        return self.before - self.removed - sum(self.moved.values())


def generations(groups: list[Group]) -> list[Generation]:
    """Growth along the lines of descent: the groups split from none are the first generation."""
    parents = {one.id: one.parent for one in groups}
    found: dict[int, tuple[int, int]] = {}
    for one in groups:
        number = _depth(one.id, parents)
        groups_so_far, people = found.get(number, (0, 0))
        found[number] = (groups_so_far + 1, people + one.people)
    return [Generation(number, *found[number]) for number in sorted(found)]


def _depth(group: bytes, parents: dict[bytes, bytes | None]) -> int:
    depth, at, seen = 1, parents.get(group), {group}
    while at is not None and at in parents and at not in seen:
        seen.add(at)
        depth, at = depth + 1, parents[at]
    return depth
