"""What erasing a member takes and leaves, and its receipt, in words."""

from collections.abc import Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from desktop.models.counting import filled
from desktop.models.erasure import Reach, Receipt
from desktop.models.traditional import written

_GOES: tuple[tuple[str, str, str], ...] = (
    ("merged", "合并到他的档案 {n} 份", "{n:more profile|more profiles} merged into them"),
    ("suspected", "导入时判为他的行 {n} 行", "{n:import row|import rows} settled as them"),
    ("notes", "备注 {n} 条", "{n:note|notes}"),
    ("activities", "活动记录里的文字 {n} 条", "the words of {n:activity|activities}"),
    (
        "households",
        "只剩他的家庭的名称 {n} 个",
        "{n:household name|household names} that nobody else bears",
    ),
    (
        "copies",
        "电脑里的自动副本 {n} 份，换成抹除后的",
        "{n:automatic copy|automatic copies}, replaced",
    ),
)
_PROFILE = (
    "姓名、昵称、电话、微信、地址、生日、自定义字段，以及这些内容的修改历史",
    "name, nickname, phone, WeChat, address, birthday, custom fields, and their history",
)
_STAYS = (
    "积分流水 {entries} 笔，合计 {points} 分：总数不变，只是不再说是谁",
    "{entries:ledger entry|ledger entries}, {points:point|points} in all: totals stay, without "
    "saying whose",
)
_NAMED = (
    "别人的备注、推荐人一栏里写到他名字的地方，请自己改",
    "where others' notes or inviters mention their name: edit that by hand",
)


# Of somebody who only asked to come in.
_ASKED = (
    "姓名、手机、回答、不通过的原因，以及这些内容的修改历史",
    "name, phone, answers, the reason, and their history",
)
_COUNTED = (
    "从哪里来、哪天申请、结果如何：来源报告的数字不变，只是不再说是谁",
    "the source, the day and what came of it: the report by source stays, without saying whose",
)


def goes(found: Reach, language: str = "zh_CN") -> list[str]:
    """What will be unreadable, a line each."""
    side = _side(language)
    counted = ((getattr(found, one[0]), one[1 + side]) for one in _GOES)
    profile = _ASKED if found.applicant else _PROFILE
    lines = [profile[side], *(filled(text, n=f"{n:,}") for n, text in counted if n)]
    return [written(line, language) for line in lines]


def stays(found: Reach, language: str = "zh_CN") -> list[str]:
    """What is left as it is, a line each."""
    side = _side(language)
    if found.applicant:
        return [written(_COUNTED[side], language)]
    total = filled(_STAYS[side], entries=f"{found.entries:,}", points=f"{found.points:,}")
    return [written(line, language) for line in ((total,) if found.entries else ())] + [
        written(_NAMED[side], language)
    ]


def out_of_reach(receipt: Receipt, language: str = "zh_CN") -> list[str]:
    """What may still have him and nobody here can change, a line each."""
    return [
        written(zh if language.startswith("zh") else en, language) for zh, en in _beyond(receipt)
    ]


def _beyond(receipt: Receipt) -> Iterator[tuple[str, str]]:
    if receipt.devices:
        names = "、".join(receipt.devices), ", ".join(receipt.devices)
        yield (
            f"还没有回报的设备：{names[0]}（下次同步或导入同步包时照做）",
            f"devices that have not reported: {names[1]} (they follow when they next sync)",
        )
    if receipt.exports:
        yield (
            f"导出过的名单文件：记录在案的导出 {receipt.exports:,} 次，文件在谁手里请自己收回",
            filled(
                "exported lists: {n:export|exports} on record; fetch the files back",
                n=f"{receipt.exports:,}",
            ),
        )
    if receipt.copies:
        yield (
            f"没能换掉的自动副本 {receipt.copies:,} 份，最迟 {receipt.days} 天后自动删除",
            filled(
                "{n:automatic copy|automatic copies} not replaced; gone within {days:day|days}",
                n=f"{receipt.copies:,}",
                days=receipt.days,
            ),
        )
    yield (
        "以前做的备份文件：恢复后会自动再抹一遍（有中枢的，重新加入并同步以后），但文件本身还读得出，请重做一份并销毁旧的",
        "earlier backups: restored, they are put right (with a hub, once joined again and synced), "
        "but the files can be read; destroy them",
    )
    yield (
        "以前写出的同步包、离线拷走的文件夹和截图、打印件",
        "bundles written earlier, folders copied away, pictures of the screen, and paper",
    )


def receipt_lines(receipt: Receipt, zone: str, language: str = "zh_CN") -> list[str]:
    """The whole receipt, to be shown, printed or saved; it names nobody but by number."""
    side, found = _side(language), receipt.reach
    at = datetime.fromtimestamp(receipt.at / 1000, UTC).astimezone(ZoneInfo(zone))
    number = found.number or found.member.hex()
    heads = (
        (
            f"抹除回执  {number}  {at:%Y-%m-%d %H:%M}",
            f"Receipt of erasing  {number}  {at:%Y-%m-%d %H:%M}",
        ),
        ("已抹除：", "Erased:"),
        ("没有动：", "Left as it is:"),
        ("够不着：", "Out of reach:"),
    )
    if receipt.waits:
        heads = (
            heads[0],
            (
                "判定的设备或中枢收下后才抹除：",
                "To be erased once the hub or the judging device has taken it:",
            ),
            *heads[2:],
        )
    title, gone, left, beyond = (written(one[side], language) for one in heads)
    return [
        title,
        gone,
        *(f"· {line}" for line in goes(found, language)),
        left,
        *(f"· {line}" for line in stays(found, language)),
        beyond,
        *(f"· {line}" for line in out_of_reach(receipt, language)),
    ]


def _side(language: str) -> int:
    return 0 if language.startswith("zh") else 1
