"""What is told of people besides their profile: identities, ties, units, offers, consents."""

import unicodedata
from typing import Literal

from msgspec import Struct

from desktop.models.problem import Problem

# Code -> (zh_CN, en), each in the order in which it is offered.
Words = dict[str, tuple[str, str]]

CHANNELS: Words = {
    "phone": ("手机", "Phone"),
    "wechat": ("微信", "WeChat"),
    "qq": ("QQ", "QQ"),
    "taobao": ("旺旺", "Shop account"),
    "card": ("会员卡", "Card"),
    "email": ("邮箱", "Email"),
    "other": ("其他账号", "Other account"),
}
# The channels whose first value stands in the profile itself.
IN_PROFILE = ("phone", "wechat", "qq", "email")
INVITE: Words = {
    "none": ("未邀", "Not invited"),
    "invited": ("已邀", "Invited"),
    "joined": ("已加", "Joined"),
}
RELATIONS: Words = {
    "friend": ("朋友", "Friend"),
    "spouse": ("夫妻", "Spouse"),
    "parent": ("父母", "Parent"),
    "sibling": ("兄弟姐妹", "Sibling"),
    "relative": ("亲戚", "Relative"),
    "colleague": ("同事", "Colleague"),
    "classmate": ("同学", "Classmate"),
    "neighbour": ("邻居", "Neighbour"),
    "partner": ("合作伙伴", "Business partner"),
    "introducer": ("介绍人", "Introducer"),
}
# What the other one is then called; every other kind holds both ways.
REVERSED: Words = {
    "parent": ("子女", "Child"),
    "introducer": ("被介绍人", "Introduced"),
}
UNITS: Words = {"household": ("家庭", "Household"), "organisation": ("会员单位", "Organisation")}
BELONGING: Words = {
    "guardian": ("家长", "Guardian"),
    "family": ("家人", "Family"),
    "contact": ("联系人", "Contact person"),
    "head": ("负责人", "Head"),
    "staff": ("员工", "Staff"),
}
OFFERS: Words = {"can": ("会", "Can do"), "offers": ("供", "Offers"), "wants": ("求", "Wants")}
PURPOSES: Words = {
    "contact": ("联系本人", "Being contacted"),
    "list": ("列入导出的名单", "Standing in exported lists"),
    "directory": ("在资源对接里公开联系方式", "Contact shown in the directory"),
    "child": ("登记孩子的资料", "Keeping a child's data"),
}
SAID: Words = {"yes": ("同意", "Agreed"), "no": ("撤回", "Took it back")}
METHODS: Words = {
    "paper": ("看过证件", "Papers seen"),
    "face": ("当面核实", "Met in person"),
    "phone": ("电话核实", "By phone"),
    "vouched": ("熟人担保", "Vouched for"),
}
MOST_TEXT = 500
# How far the way from one person to another is looked for.
MOST_HOPS = 6


class Identity(Struct, frozen=True):
    """By what a member is known; `value` is "" where the actor may not read it.

    `key` names it among the member's: the channel where it stands in the profile, else the id.
    """

    key: str
    channel: str
    value: str
    owner: bytes
    confirmed: bool = True

    @property
    def record(self) -> bytes | None:
        """The record of an identity besides the profile."""
        return None if self.key in CHANNELS else bytes.fromhex(self.key)


class Tie(Struct, frozen=True):
    """A relation as one member's page shows it: `word` is what the other is to him."""

    one: bytes
    other: bytes
    kind: str
    since: str
    member: bytes
    name: str
    number: str
    reversed: bool = False

    @property
    def asymmetric(self) -> bool:
        """Whether the two are different things to each other."""
        return self.kind in REVERSED

    @property
    def word(self) -> tuple[str, str]:
        """What the one shown is to the member whose page it is, in zh_CN and en."""
        return _word(self.kind, self.reversed)


def _word(kind: str, turned: bool) -> tuple[str, str]:
    return REVERSED[kind] if turned and kind in REVERSED else RELATIONS.get(kind, (kind, kind))


class Hop(Struct, frozen=True):
    """One person on the way from one member to another, and how the one before knows him."""

    member: bytes
    name: str
    number: str
    kind: str = ""
    reversed: bool = False

    @property
    def word(self) -> tuple[str, str]:
        """What he is to the one before, in zh_CN and en."""
        return _word(self.kind, self.reversed)


class Offer(Struct, frozen=True):
    """What a member can, has or looks for; `contact` is "" without his consent to show it."""

    id: bytes
    member: bytes
    name: str
    number: str
    kind: str
    text: str
    consented: bool = False
    contact: str = ""


class Consent(Struct, frozen=True):
    """What a member said about one purpose, the newest word of his; `at` ms UTC."""

    purpose: str
    given: bool
    at: int
    how: str
    operator: str


class Verification(Struct, frozen=True):
    """How somebody made sure who a member is, on which day, and who did."""

    method: str
    date: str
    operator: str


class Look(Struct, frozen=True):
    """Somebody looked at a whole phone number: who, whose, when (ms UTC).

    `application` where it was an applicant's; `member` is who he became, None for nobody.
    """

    at: int
    operator: str
    member: bytes | None
    name: str
    number: str
    field: str
    application: bytes | None = None


def word(words: Words, code: str, language: str) -> str:
    """A code as it is said; one that is not known stands for itself."""
    return words.get(code, (code, code))[0 if language.startswith("zh") else 1]


def coded(words: Words, text: str, code: str) -> str:
    """The code behind a code or one of its words. Raises Problem `code` with those there are."""
    said = text.strip().casefold()
    for key, pair in words.items():
        if said in (key, *(one.casefold() for one in pair)):
            return key
    known = ", ".join(f"{key} {pair[0]}" for key, pair in words.items())
    raise Problem(code, word=text, known=known)


def normalised(channel: str, text: str) -> str:
    """An identity as it is compared: a phone in E.164, an account without case and width.

    Raises Problem identity.empty, member.too_long, phone.invalid.
    """
    said = unicodedata.normalize("NFKC", text).strip()
    if channel == "phone":
        # What knows the numbering plans is loaded where a number is read.
        from desktop.models.phone import parse_phone

        parsed = parse_phone(said)
        said = parsed.e164 if parsed else ""
    elif channel in ("email", "wechat", "taobao", "card"):
        said = said.casefold() if channel != "card" else said.upper().replace(" ", "")
    if not said:
        raise Problem("identity.empty")
    if len(said) > MOST_TEXT:
        raise Problem("member.too_long", field=channel, limit=MOST_TEXT)
    return said


UnitKind = Literal["household", "organisation"]


class UnitQuery(Struct, frozen=True):
    """Which units a list shows.

    `idle`: nobody of theirs did anything for so many days. `ages`: a child from so many to so
    many years old, both included. `assigned` is an operator.
    """

    kind: UnitKind
    search: str = ""
    idle: int | None = None
    ages: tuple[int, int] | None = None
    assigned: bytes | None = None


class UnitRow(Struct, frozen=True):
    """One line of a list of units; `last` is when anybody of theirs last did something, ms UTC."""

    id: bytes
    kind: str
    name: str
    code: str
    city: str
    assigned: str
    people: int
    children: int
    last: int | None


class Belonging(Struct, frozen=True):
    """That a member belongs to a unit, seen from either side."""

    unit: bytes
    unit_name: str
    unit_kind: str
    member: bytes
    name: str
    number: str
    kind: str
    since: str
    until: str


class Child(Struct, frozen=True):
    """A child of a household; `birth_month` YYYY-MM is "" where the actor may not read it.

    `consented` is whether the guardian agreed that it is kept, `withdrawn` that he took it back.
    """

    id: bytes
    name: str
    birth_month: str
    guardian: bytes
    guardian_name: str
    consented: bool
    withdrawn: bool = False


def age(birth_month: str, today: str) -> int | None:
    """Whole years of a child by the months of its birth and of today (YYYY-MM…)."""
    try:
        born, now = (int(one[:4]) * 12 + int(one[5:7]) for one in (birth_month, today))
    except ValueError:
        return None
    return (now - born) // 12


def born_between(low: int, high: int, today: str) -> tuple[str, str]:
    """The first and the last month of birth (YYYY-MM) of whoever is `low` to `high` years old."""
    now = int(today[:4]) * 12 + int(today[5:7]) - 1
    first, last = now - (high * 12 + 11), now - low * 12
    return _month(first), _month(last)


def _month(months: int) -> str:
    year, month = divmod(max(months, 0), 12)
    return f"{year:04d}-{month + 1:02d}"
