"""How a 外带包 is told in lines: what it is, until when, and what came back with it."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from desktop.models.counting import filled
from desktop.models.pack import Known, Report
from desktop.models.traditional import written

_WORDS: dict[str, tuple[str, str]] = {
    "people": ("带 {n} 人", "{n:person|people}"),
    "until": (
        "到 {time} 到期（离线的钟证明不了什么）",
        "expires {time} (an offline clock proves nothing)",
    ),
    "over": ("{time} 已到期", "expired {time}"),
    "numbers": ("新人编号 {first}–{last}", "numbers for new people {first}–{last}"),
    "out": ("还没带回", "still out"),
    "back": ("{time} 带回过", "came back {time}"),
    "came": ("签到 {n} 人", "{n} checked in"),
    "new": ("新人 {n} 人", "{n:new person|new people}"),
    "taken": ("新签到 {n} 人", "{n} newly checked in"),
    "earlier": ("{n} 人改成更早的时间", "{n} now at an earlier time"),
    "known": ("{n} 人原来就有", "{n} known before"),
    "brought": ("新成员 {n} 人", "{n:new member|new members}"),
    "alike": (
        "其中 {n} 人手机和别人一样，请查重",
        "{n} of them with somebody’s phone: look for duplicates",
    ),
    "undone": ("更正 {n} 人没有来", "{n} corrected to not there"),
    "retimed": ("更正 {n} 人到场的时间", "{n} corrected to another time"),
    "sent_off": ("撤回新成员 {n} 人", "{n:new member|new members} taken back"),
    "placed": ("门口补报名 {n} 人", "{n} registered at the door"),
    "waiting": ("其中 {n} 人排在候补", "{n} of them waiting"),
    "unfit": ("{n} 人不符合条件没有报上", "{n} not eligible and not registered"),
    "free": (
        "还有 {n} 个名额（带回以后才算定）",
        "{n:place|places} left (settled when it is back)",
    ),
    "gone": ("{n} 人已经不在名单里", "{n} on the list no more"),
    "provisional": (
        "{n} 人的编号是临时的，带回来再给",
        "{n} with a provisional number, given on return",
    ),
}


def word(key: str, language: str, **values: object) -> str:
    """A word of packs, filled with what it speaks of."""
    chinese, english = _WORDS[key]
    text = written(chinese, language) if language.startswith("zh") else english
    return filled(text, **values)


def counted(language: str, *found: tuple[str, int]) -> str:
    """What there was any of, in one line; the first of them always."""
    told = [word(key, language, n=n) for place, (key, n) in enumerate(found) if n or not place]
    return "  ".join(told)


def moment(at: int, zone: str) -> str:
    """A moment (ms UTC) as the community's clocks say it."""
    return datetime.fromtimestamp(at / 1000, UTC).astimezone(ZoneInfo(zone)).strftime("%m-%d %H:%M")


def listed(one: Known, now: int, zone: str, language: str) -> str:
    """A pack in the list: whose, and whether it is out."""
    ends = word("over" if now >= one.expires else "until", language, time=moment(one.expires, zone))
    back = word("back", language, time=moment(one.returned, zone)) if one.returned else ""
    stands = back or f"{word('out', language)}  {ends}"
    people = word("people", language, n=one.people)
    return "  ".join((one.title, one.original.replace("T", " ")[:16], one.whom, people, stands))


def brought(found: Report, language: str) -> str:
    """What came back with a pack."""
    return counted(
        language,
        ("taken", found.came),
        ("earlier", found.earlier),
        ("known", found.known),
        ("brought", found.new),
        ("alike", found.alike),
        ("undone", found.taken_back),
        ("retimed", found.put_right),
        ("sent_off", found.sent_off),
        ("placed", found.placed),
        ("waiting", found.over),
        ("unfit", found.unfit),
        ("gone", found.gone),
    )
