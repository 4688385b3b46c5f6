"""What the commands of syncing answer in words: what was sent and fetched, what waits, who came."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from desktop.models.counting import filled
from desktop.models.device import Revoked
from desktop.models.refusal import CLOSED, FULL, MASS, NEWER, PARTED, RIGHT, SHAPE, UNKNOWN
from desktop.models.sealing import CLASSES
from desktop.models.traditional import written
from desktop.models.tray import Counts

if TYPE_CHECKING:
    from desktop.sync.bundle import Imported

_FORMAT = "%Y-%m-%d %H:%M"
_SAID: dict[str, tuple[str, str]] = {
    # A round.
    "quiet": ("没有新内容，这台电脑和中枢一致。", "Nothing new: this computer and the hub agree."),
    "sent": ("送出 {n} 批改动。", "Sent {n:changeset|changesets}."),
    "fetched": ("取来 {n} 处改动。", "Fetched {n:change|changes}."),
    "waiting": (
        "还有 {n} 批改动没有得到中枢的回答，再运行一次 qunzhu sync。",
        "The hub has not answered {n:changeset|changesets} yet: run qunzhu sync again.",
    ),
    "refused": (
        "你有 {n} 次改动被退回：qunzhu sync returned 说原因，看过的用 qunzhu sync seen 收起。",
        "{n:change|changes} of yours did not stand: qunzhu sync returned says why, qunzhu sync "
        "seen puts one away.",
    ),
    "cards": (
        "有 {n} 处两台电脑改得不一样，要你定：qunzhu sync cards。",
        "{n:field was|fields were} set differently on two computers; settle with qunzhu sync "
        "cards.",
    ),
    "unnumbered": (
        "{n} 位成员还没有编号，同步后由中枢给号段。",
        "{n:member has|members have} no number yet; the hub leases numbers when syncing.",
    ),
    # How far.
    "cursor": ("记录读到第 {n} 条", "read up to entry {n}"),
    "pending": ("待确认 {n} 批", "{n:changeset waits|changesets wait}"),
    "back": ("被退回 {n} 批", "{n:changeset|changesets} refused"),
    "conflicts": ("要你定的 {n} 处", "{n:field|fields} to settle"),
    "digest": ("摘要 {n}", "digest {n}"),
    # Coming and going.
    "connected": (
        "“{name}”已放到 {address} 的中枢上，以后谁的改动算数由中枢裁定。",
        "{name} is on the hub at {address}, which judges from now on.",
    ),
    "next": (
        "邀请别的电脑：qunzhu devices invite；收发改动：qunzhu sync。",
        "Invite other computers with qunzhu devices invite; send and fetch with qunzhu sync.",
    ),
    "joined": ("已加入“{name}”，角色：{role}。", "Joined {name} as: {role}."),
    "folder": ("社群在这个文件夹里：{folder}", "The community lies in {folder}"),
    "came_back": (
        "“{name}”找回来了，角色：{role}。",
        "{name} is back; the role here: {role}.",
    ),
    "again": (
        "这个文件夹作为一台新设备重新加入了，原有的内容都在。",
        "This folder came back as a new device; everything in it is still there.",
    ),
    "invited": (
        "在新电脑上运行 qunzhu join 邀请码 文件夹；只进一台设备，{at} 前有效。",
        "On the new computer run qunzhu join CODE FOLDER; for one device, until {at}.",
    ),
    "in_file": (
        "也写成了邀请文件：{file}；在新电脑上打开它，或写在 qunzhu join 后面。",
        "Written as a file, too: {file}; double-click it there, or give it to qunzhu join.",
    ),
    "stick": (
        "把 {file} 和上面的邀请码交给新电脑，在那里运行 qunzhu join 邀请码 文件夹 --bundle 文件；"
        "{at} 前有效。",
        "Hand over {file} and the code; there run qunzhu join CODE FOLDER --bundle FILE, until "
        "{at}.",
    ),
    "keep_code": (
        "请打印或抄下并妥善保管；以前的恢复码从此打不开这个文件夹。",
        "Print or copy it and keep it safe; an earlier code no longer opens this folder.",
    ),
    "keep_code_first": (
        "请打印或抄下恢复码并妥善保管，然后按回车：",
        "Print or copy the recovery code, keep it safe, then press Enter:",
    ),
    "hub_renews": (
        "中枢下次同步才换上新的：在那以前，以前的恢复码在中枢那里还用得上。请运行 qunzhu sync。",
        "The hub takes the new one at the next sync: until then an earlier code still works there. "
        "Run qunzhu sync.",
    ),
    "withdrawn": ("邀请已收回，这个码不能再用。", "Withdrawn: nobody comes by this code any more."),
    "list_until": (
        "名单到上次同步为止；刚加入的电脑，运行 qunzhu sync 之后才列出。",
        "As of the last sync; a computer that just joined is listed after qunzhu sync.",
    ),
    "list_until_stick": (
        "名单到上次导入同步包为止；刚加入的电脑，第一台设备的下一个同步包里才有。",
        "As of the last bundle that was imported; a computer that just joined comes with the first "
        "device's next one.",
    ),
    "whose": ("{name}（{operator}）", "{name} ({operator})"),
    "revoked": (
        "已停用“{name}”：它不能再同步，一联网就抹掉钥匙。",
        "{name} is shut out: it syncs no more and erases its key at the next contact.",
    ),
    "revoked_by_sticks": (
        "已停用“{name}”：它写的同步包不再收，以后的同步包它也打不开。没有中枢叫它抹掉钥匙，"
        "它已有的内容还打得开。",
        "{name} is shut out: its bundles are taken no more, and it opens none from now on. No hub "
        "tells it to erase its key, so what it has it can still open.",
    ),
    "held": (
        "它手里有 {n} 人的{classes}；已经看到的收不回来。",
        "It held {classes} of {n:person|people}; what it has read cannot be called back.",
    ),
    "held_none": ("它手里没有个人资料。", "It held no personal data."),
    "renewed": (
        "以后的{classes}换了新钥匙，它解不开。",
        "Keys are new for values to come: {classes}.",
    ),
    "index": (
        "查重复手机用的钥匙不能换：它仍可核对一个号码在不在名单里。",
        "The key by which equal phones are found cannot change: it can still tell whether a phone "
        "is in the list.",
    ),
    # On a stick.
    "written": ("写好 {file}，里面有 {n} 项。", "Wrote {file} with {n:item|items}."),
    "nothing_here": ("文件里没有这台电脑不知道的。", "The file had nothing new for this computer."),
    "let_in": (
        "让 {n} 台新电脑进来了，给它带回一个同步包：qunzhu bundle export。",
        "Let {n:new computer|new computers} in: take a bundle back, qunzhu bundle export.",
    ),
    "outbox": (
        "还有 {n} 批改动要送出：qunzhu bundle export，或连上中枢后 qunzhu sync。",
        "{n:changeset|changesets} to be sent: qunzhu bundle export, or qunzhu sync.",
    ),
    "set_aside": (
        "隔离区里有 {n} 份改动等群主决定：qunzhu sync quarantine。",
        "{n:change waits|changes wait} for the owner: qunzhu sync quarantine.",
    ),
    "forked": (
        "遇到了这个文件夹的另一份副本，这台电脑以后是另一台设备。",
        "A copy of this folder was met: this computer goes on as another device.",
    ),
    "to_decide": (
        "qunzhu sync decide 编号 accept：照原样生效，各台电脑都会收到；discard：作废，"
        "作者会看到群主没有采用，可以再做一次。",
        "qunzhu sync decide ID accept: it takes effect as it is, on every computer; discard: it "
        "is void, and its author reads that you did not take it and may do it again.",
    ),
    # What was decided.
    "accept": ("已接受，这次改动生效了。", "Accepted: the change stands."),
    "again_done": (
        "照原样再做了一次，下次同步送出。",
        "Done once more as it was; it goes out with the next sync.",
    ),
    "seen": ("看过了，不再提起。", "Seen; it is not brought up again."),
    "discard": ("已丢弃，作者会看到。", "Discarded; its author is told."),
}
# Why a change waits for the owner, as who decides reads it.
_ASIDE = {
    RIGHT: ("没有权限", "no right"),
    MASS: ("一次改很多人", "changes very many"),
    UNKNOWN: ("资料已经不在", "the record is gone"),
    CLOSED: ("已经结算或发布", "closed or published"),
    FULL: ("小组满了", "the group is full"),
    NEWER: ("程序比中枢新", "made by a newer program"),
    PARTED: ("编号已被占用", "its number is another's"),
    SHAPE: ("内容不完整", "not well formed"),
}
_OUT = (
    "设备停用以后送来，不一定是本人做的",
    "came after its device was revoked, perhaps by somebody else",
)
_OTHER = ("这次改动不成立", "it does not stand")
_CLASSES = {
    "basic": ("姓名和昵称", "names"),
    "contact": ("手机和联系方式", "phones and other contacts"),
    "private": ("生日和备注", "birthdays and notes"),
}


def say(key: str, language: str, **values: object) -> str:
    """A sentence of syncing, filled with what it speaks of."""
    text = _SAID[key][0 if language.startswith("zh") else 1]
    told = {name: f"{one:,}" if isinstance(one, int) else one for name, one in values.items()}
    return filled(written(text, language), **told)


def round_lines(sent: int, fetched: int, waiting: int, left: Counts, language: str) -> list[str]:
    """What a round did, and what it left to be seen to."""
    told = (
        ("sent", sent),
        ("fetched", fetched),
        ("waiting", waiting),
        ("refused", left.refused),
        ("cards", left.cards),
        ("unnumbered", left.unnumbered),
    )
    quiet = [] if sent or fetched or waiting else [say("quiet", language)]
    return quiet + [say(key, language, n=n) for key, n in told if n]


def taken_lines(found: "Imported", pending: int, aside: int, language: str) -> list[str]:
    """What a bundle brought, and what it left to be seen to."""
    told = (
        ("let_in", found.let_in),
        ("fetched", found.changed),
        ("outbox", pending),
        ("set_aside", aside),
    )
    lines = [say("forked", language)] if found.forked else []
    lines += [] if found.changed or found.let_in else [say("nothing_here", language)]
    return lines + [say(key, language, n=n) for key, n in told if n]


def receipt_lines(name: str, receipt: Revoked, language: str, *, hub: bool) -> list[str]:
    """A device that was shut out: what it held, and what stays out of reach."""
    lines = [say("revoked" if hub else "revoked_by_sticks", language, name=name)]
    if receipt.classes:
        held = class_list(receipt.classes, language)
        lines.append(say("held", language, classes=held, n=receipt.people))
    else:
        lines.append(say("held_none", language))
    if receipt.renewed:
        lines.append(say("renewed", language, classes=class_list(receipt.renewed, language)))
    return [*lines, say("index", language)] if receipt.index_key else lines


def class_list(classes: Iterable[str], language: str) -> str:
    """Classes of personal data, by their names in the order that they have."""
    english = not language.startswith("zh")
    told = [_CLASSES[one][english] for one in sorted(classes, key=CLASSES.__getitem__)]
    return ", ".join(told) if english else written("、".join(told), language)


def why_aside(reason: str, language: str, *, out: bool) -> str:
    """Why a change waits for the owner, in a few words; `out`: its device was shut out."""
    chinese, english = _OUT if out and reason == RIGHT else _ASIDE.get(reason, _OTHER)
    return written(chinese, language) if language.startswith("zh") else english


def moment(ms: int, zone: str) -> str:
    """When something ends, as the community's clocks show it."""
    return datetime.fromtimestamp(ms / 1000, UTC).astimezone(ZoneInfo(zone)).strftime(_FORMAT)
