"""What syncing is called on screens: the state in a word, kinds of action, reasons of the judge."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QObject

from desktop.models.action_words import done_words
from desktop.models.counting import filled
from desktop.models.device import Device, Farewell, told_apart
from desktop.models.numbers import Block
from desktop.models.problem import Problem
from desktop.models.refusal import CLOSED, FULL, MASS, NEWER, PARTED, RIGHT, SHAPE, UNKNOWN
from desktop.models.sentences import SENTENCES
from desktop.models.tray import Returned
from desktop.store.aside import About
from desktop.sync.state import State
from desktop.views.members.words import field_title
from desktop.views.parts import privacy
from desktop.views.parts.counted import apart
from desktop.views.telling import people, structure
from desktop.views.theme.palette import look

_MINUTE, _HOUR, _DAY = 60_000, 3_600_000, 86_400_000
# Fields that follow from others: nobody fills them in.
_DERIVED = frozenset({"phone_ix", "row_key", "tail"})
# So many blocks of numbers are named beside a device.
_BLOCKS = 3


class _Counted(QObject):
    """Words with a number: only `tr` of a QObject is collected with its plural."""

    def changes(self, n: int) -> str:
        """How many changes."""
        return apart(self.tr("%n 处改动", "", n))

    def minutes_ago(self, n: int) -> str:
        """3 minutes ago."""
        return apart(self.tr("%n 分钟前", "", n))

    def hours_ago(self, n: int) -> str:
        """3 hours ago."""
        return apart(self.tr("%n 小时前", "", n))

    def days_ago(self, n: int) -> str:
        """3 days ago."""
        return apart(self.tr("%n 天前", "", n))


def ago(ms: int, now_ms: int) -> str:
    """刚刚, 3 分钟前, 2 小时前, 5 天前."""
    translate = QCoreApplication.translate
    since = now_ms - ms
    if since < _MINUTE:
        return translate("Sync", "刚刚")
    if since < _HOUR:
        return _Counted().minutes_ago(since // _MINUTE)
    if since < _DAY:
        return _Counted().hours_ago(since // _HOUR)
    return _Counted().days_ago(since // _DAY)


def farewell(found: Farewell | None, now_ms: int, *, alone: bool) -> str:
    """How far a revoked device is with closing for good: only its own word says that it did.

    `alone`: there is no hub that could tell it.
    """
    if alone:
        return ""
    translate = QCoreApplication.translate
    if found is None:
        return translate("Sync", "停用以后它还没有联过网，钥匙还在")
    if not found.gone:
        told = translate("Sync", "{when}知道已停用，还没说钥匙抹掉了")
        return told.format(when=ago(found.told, now_ms))
    return translate("Sync", "{when}抹掉了钥匙，它自己说的").format(when=ago(found.gone, now_ms))


def computers(found: Sequence[Device], heard: Mapping[bytes, str]) -> dict[bytes, str]:
    """Whose device each is, no two alike: by its own name where somebody has several, by when it
    was last heard of where these are alike, and by a number in the end."""
    translate = QCoreApplication.translate
    own, out = translate("Sync", "{name} 的设备"), translate("Sync", "{name} 的已停用设备")
    return told_apart(
        {
            one.id: (
                (out if one.revoked else own).format(name=privacy.name(one.operator_name)),
                privacy.name(one.name),
                heard.get(one.id, ""),
            )
            for one in found
        }
    )


def numbers(found: Sequence[Block]) -> str:
    """The member numbers that a device may still give out, "" for none; of many the first ones."""
    if not found:
        return ""
    translate = QCoreApplication.translate
    spans = [f"{one.first}–{one.last}" if one.left > 1 else one.last for one in found[:_BLOCKS]]
    some = translate("Sync", "、").join(spans)
    if len(found) > _BLOCKS:
        some = translate("Sync", "{some} 等 {count} 段").format(some=some, count=len(found))
    return translate("Sync", "能发的编号：{some}").format(some=some)


def classes(found: Iterable[int]) -> str:
    """Classes of personal data as a list: 1 basic, 2 contact, 3 private."""
    translate = QCoreApplication.translate
    told = {
        1: translate("Sync", "姓名和昵称"),
        2: translate("Sync", "手机和联系方式"),
        3: translate("Sync", "生日和备注"),
    }
    return translate("Sync", "、").join(told[one] for one in found)


def action_words(kind: str) -> tuple[str, str]:
    """What an action of this kind did, and its icon."""
    translate = QCoreApplication.translate
    words = {
        "activity.add": (translate("Sync", "记活动"), "note-pencil"),
        "activity.correct": (translate("Sync", "更正活动"), "note-pencil"),
        "activity.import": (translate("Sync", "导入活动"), "download-simple"),
        "attendance.check_in": (translate("Sync", "签到"), "check-circle"),
        "attendance.correct": (translate("Sync", "更正到场"), "check-circle"),
        "calendar.add": (translate("Sync", "新增安排"), "calendar-plus"),
        "calendar.cancel": (translate("Sync", "取消场次"), "calendar-blank"),
        "calendar.edit": (translate("Sync", "改安排"), "calendar-blank"),
        "calendar.import": (translate("Sync", "导入日历"), "download-simple"),
        "calendar.remove": (translate("Sync", "删除安排"), "trash"),
        "calendar.restore": (translate("Sync", "恢复场次"), "calendar-blank"),
        "segment.add": (translate("Sync", "存人群"), "users-three"),
        "segment.edit": (translate("Sync", "改人群"), "users-three"),
        "segment.remove": (translate("Sync", "删除人群"), "trash"),
        "segment.programme": (translate("Sync", "改人群的方案"), "users-three"),
        "view.save": (translate("Sync", "存名单视图"), "bookmark-simple"),
        "view.remove": (translate("Sync", "删除名单视图"), "trash"),
        "tag_rule.save": (translate("Sync", "存标签规则"), "tag"),
        "tag_rule.remove": (translate("Sync", "删除标签规则"), "trash"),
        "member.paste": (translate("Sync", "粘贴进名单"), "columns"),
        "card.settle": (translate("Sync", "看过一处不同的改动"), "check"),
        "community.edit": (translate("Sync", "改社群设置"), "gear-six"),
        "device.enrol": (translate("Sync", "设备加入"), "laptop"),
        "device.invite": (translate("Sync", "邀请新设备"), "qr-code"),
        "device.revoke": (translate("Sync", "停用设备"), "prohibit"),
        "member.add": (translate("Sync", "新增成员"), "user-plus"),
        "member.custom_field": (translate("Sync", "改自定义字段"), "list-bullets"),
        "member.edit": (translate("Sync", "改成员资料"), "pencil-simple"),
        "member.import": (translate("Sync", "导入名单"), "download-simple"),
        "member.note": (translate("Sync", "记一笔"), "note"),
        "member.remove": (translate("Sync", "移除成员"), "user-minus"),
        "member.erase": (translate("Sync", "抹除成员"), "trash"),
        "member.settle": (translate("Sync", "处理疑似同一人"), "git-merge"),
        "member.tag": (translate("Sync", "改标签"), "tag"),
        "member.team": (translate("Sync", "改小组"), "tree-structure"),
        "points.award": (translate("Sync", "发积分"), "star"),
        "points.reverse": (translate("Sync", "冲正积分"), "arrow-counter-clockwise"),
        "rewards.close": (translate("Sync", "结算周期"), "lock-simple"),
        "rewards.run": (translate("Sync", "结算规则"), "star"),
        "role.grant": (translate("Sync", "授予角色"), "identification-badge"),
        "role.transfer": (translate("Sync", "转让了群主"), "identification-badge"),
        "role.revoke": (translate("Sync", "收回角色"), "identification-badge"),
        "rule.publish": (translate("Sync", "发布规则"), "gift"),
        "rule.stop": (translate("Sync", "停用规则"), "gift"),
        "undo": (translate("Sync", "撤销"), "arrow-counter-clockwise"),
    }
    nouns = {
        "key": (translate("Sync", "更新钥匙"), "key"),
        "role": (translate("Sync", "改角色"), "identification-badge"),
        "rule": (translate("Sync", "改规则"), "gift"),
        "member": (translate("Sync", "查看或导出成员"), "user"),
    }
    other = (translate("Sync", "其他改动"), "pencil-simple")
    looks = {**people.LOOKS, **structure.LOOKS}
    words |= {about: (done_words(about, look().language), one[0]) for about, one in looks.items()}
    return words.get(kind) or nouns.get(kind.partition(".")[0], other)


def reason(one: Returned) -> str:
    """Why the judge did not let an action stand, and what its author can do."""
    code = "refusal.discarded" if one.verdict == "discarded" else one.sentence
    known = code if code in SENTENCES else "refusal.shape"
    return Problem(known).sentence(look().language, window=True)


def asides() -> dict[str, str]:
    """The reasons that changesets wait in quarantine for, in a few words."""
    translate = QCoreApplication.translate
    return {
        RIGHT: translate("Sync", "没有权限"),
        MASS: translate("Sync", "一次改很多人"),
        UNKNOWN: translate("Sync", "资料已经不在"),
        CLOSED: translate("Sync", "已经结算或发布"),
        FULL: translate("Sync", "小组满了"),
        NEWER: translate("Sync", "程序比中枢新"),
        PARTED: translate("Sync", "编号已被占用"),
        SHAPE: translate("Sync", "内容不完整"),
    }


def aside(code: str, *, out: bool, owner: bool) -> str:
    """Why a change waits in quarantine: as the owner reads it, who decides, or anybody else.

    `out`: it came from a device that was shut out, whoever sat at it.
    """
    translate = QCoreApplication.translate
    if out and owner and code == RIGHT:
        return translate(
            "Sync", "这台设备停用以后才送来，没有生效，做的人不一定是本人。拿不准就丢弃。"
        )
    if not owner:
        why = asides().get(code, translate("Sync", "这次改动不成立"))
        return translate("Sync", "{why}：等群主接受或丢弃。").format(why=why)
    told = {
        RIGHT: translate(
            "Sync", "作者的角色没有这项权限，所以没有生效。以后也要他做，就去给他权限。"
        ),
        MASS: translate("Sync", "一次改动很多人，你看过才生效。"),
        UNKNOWN: translate("Sync", "要改的资料已经不在了，接受不了时可以丢弃。"),
        FULL: translate("Sync", "小组满了：先调整容量或请人离开，再接受。"),
        NEWER: translate("Sync", "作者的程序比中枢新，更新中枢后再接受。"),
        PARTED: translate(
            "Sync", "中枢从旧备份恢复，它的编号已归别的改动：照着重做一遍，再丢弃它。"
        ),
    }
    other = translate("Sync", "这次改动不成立。接受时会再核对一遍，还不成立就不会生效。")
    return told.get(code, other)


def about(found: About) -> str:
    """王芳、李雷等 640 人：手机、城市; else how many changes."""
    translate = QCoreApplication.translate
    if not found.people:
        return _Counted().changes(found.ops) if found.ops else ""
    unknown = translate("Sync", "还不在名单里的人")
    told = translate("Sync", "、").join(privacy.name(one) or unknown for one in found.names)
    if found.people > len(found.names):
        told = filled(
            translate("Sync", "{names}等 {count} 人"), names=told, count=f"{found.people:,}"
        )
    listed = [field_title(one) for one in found.fields if one not in _DERIVED]
    if not listed:
        return told
    fields = translate("Sync", "、").join(listed)
    return translate("Sync", "{names}：{fields}").format(names=told, fields=fields)


def refusal(state: State) -> str:
    """What the hub's no means, as its sentence."""
    code = state.code if state.code in SENTENCES else "sync.refused"
    minutes = max(1, -(-state.retry_after // 60))
    told = {"address": state.address, "seconds": state.retry_after, "minutes": minutes}
    return Problem(code, code=state.code, **told).sentence(look().language, window=True)
