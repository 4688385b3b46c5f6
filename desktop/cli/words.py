"""What a command says besides what people wrote: each word in Chinese and in English."""

from collections.abc import Iterable, Mapping

from desktop.models.counting import figure
from desktop.models.permission import PRESET_NAMES
from desktop.models.traditional import written

_WORDS: dict[str, tuple[str, str]] = {
    # check
    "keys": ("钥匙", "keys"),
    "pages": ("数据页", "pages"),
    "structure": ("表结构", "structure"),
    "guards": ("防护", "guards"),
    "log": ("改动记录", "log"),
    "merges": ("合并", "merges"),
    "boards": ("榜单", "boards"),
    "ledger": ("流水", "ledger"),
    "replay": ("从头重放", "replay"),
    "ok": ("没问题", "ok"),
    # a community
    "community": ("社群", "community"),
    "name": ("名称", "name"),
    "prefix": ("编号前缀", "prefix"),
    "zone": ("时区", "zone"),
    "capacity": ("人数上限", "capacity"),
    "exposures": ("每月曝光上限", "exposures"),
    "point_value": ("一分合多少元", "yuan to a point"),
    # rules, and what they give
    "draft": ("草稿", "draft"),
    "live": ("已发布", "live"),
    "stopped": ("已停用", "stopped"),
    "awards": ("奖励", "awards"),
    "points": ("积分", "points"),
    "members": ("成员", "members"),
    "reversals": ("冲正", "reversals"),
    "expired": ("到期", "expired"),
    "count": ("笔数", "count"),
    "capped": ("碰到封顶", "capped"),
    "middle": ("中间一人得", "middle"),
    "most": ("最多一人得", "most"),
    "still": ("今天还有效", "still"),
    "cost": ("合（元）", "in yuan"),
    "before_members": ("原来的成员", "before_members"),
    "before_points": ("原来的积分", "before_points"),
    "contribution": ("贡献", "contribution"),
    "before_contribution": ("原来的贡献", "before_contribution"),
    # members
    "number_due": ("待编号", "number due"),
    "no_start": ("开始日没有登记", "start not recorded"),
    # devices
    "active": ("在用", "active"),
    "revoked": ("已停用", "revoked"),
    "invited": ("已邀请", "invited"),
    "this": ("本机", "this device"),
    "owed": ("等钥匙", "keys owed"),
    "given": ("钥匙已给", "keys given"),
    "held": ("有钥匙", "keys held"),
    "renewed": ("钥匙已换新", "keys renewed"),
    "unrenewed": ("钥匙还没换新", "keys not renewed"),
    "numbers_left": ("编号 {spans}", "numbers {spans}"),
    "untold": ("停用后还没有消息", "not heard of since"),
    "basic": ("基本", "basic"),
    "contact": ("联系", "contact"),
    "private": ("私密", "private"),
    # who may be there twice
    "account": ("账号", "account"),
    # a group that nobody was made the owner of
    "owner of all": ("社群的群主", "owner of the community"),
    # a pasted table
    "left out": ("不写的列", "left out"),
    # a segment
    "no programme": ("还没有方案", "no programme yet"),
    # past actions
    "undone": ("已撤销", "undone"),
}


def said(word: object, language: str) -> str:
    """A word of the program in the language; one that it does not know is said as it is."""
    chinese, english = _WORDS.get(str(word), (str(word), str(word)))
    return written(chinese, language) if language.startswith("zh") else english


def role_word(key: str, language: str) -> str:
    """A role by its key, or "member" for none; a role of one's own is called by its name."""
    chinese, english = {**PRESET_NAMES, "member": ("成员", "member")}.get(key, (key, key))
    return written(chinese, language) if language.startswith("zh") else english


def figures(found: Mapping[str, object], language: str) -> str:
    """Figures with their names, in a line; what is not known is left out."""
    told = ((name, value) for name, value in found.items() if value is not None)
    return "  ".join(f"{said(name, language)} {_figure(value)}" for name, value in told)


def _figure(value: object) -> str:
    return figure(value) if isinstance(value, int) else str(value)


def labelled(found: Iterable[tuple[str, object]], language: str) -> list[str]:
    """A line for each that has a value."""
    return [f"{said(name, language)}: {value}" for name, value in found if value]
