"""What chapters and groups are called on their screen."""

from PySide6.QtCore import QCoreApplication

from desktop.actions.groups import AIMLESS, OVER
from desktop.models.group import FANS, MANAGE, MERCHANT, Group


def kind_name(kind: str) -> str:
    """A group's kind; one's own kind is called by itself."""
    translate = QCoreApplication.translate
    names = {
        MANAGE: translate("Groups", "管理群"),
        FANS: translate("Groups", "粉丝群"),
        MERCHANT: translate("Groups", "招商群"),
    }
    return names.get(kind, kind)


def kind_tone(kind: str) -> str:
    """The tone of a kind's tag."""
    return {MANAGE: "violet", FANS: "accent", MERCHANT: "orange"}.get(kind, "grey")


def headings() -> dict[str, str]:
    """The seven headings of a charter, in order."""
    translate = QCoreApplication.translate
    return {
        "name": translate("Groups", "群名称"),
        "rules": translate("Groups", "群规则"),
        "culture": translate("Groups", "群文化"),
        "goal": translate("Groups", "群目标"),
        "posts": translate("Groups", "群岗位"),
        "activities": translate("Groups", "群活动"),
        "benefits": translate("Groups", "群福利"),
    }


def hints() -> dict[str, str]:
    """What each heading is to say, as an example in an empty field."""
    translate = QCoreApplication.translate
    return {
        "rules": translate("Groups", "例如：不发广告，不拉私群"),
        "culture": translate("Groups", "例如：先付出，后收获"),
        "goal": translate("Groups", "例如：100 天读完 12 本书"),
        "posts": translate("Groups", "例如：群主、主持人、讲师各一位"),
        "activities": translate("Groups", "例如：每周一次分享，每季一次众筹"),
        "benefits": translate("Groups", "例如：新书先读，活动先报名"),
    }


def step_name(key: str) -> str:
    """One of the nine steps of opening a group."""
    translate = QCoreApplication.translate
    return {
        "attract": translate("Groups", "吸人"),
        "invite": translate("Groups", "拉人"),
        "open": translate("Groups", "建群"),
        "name": translate("Groups", "群名"),
        "settings": translate("Groups", "设置"),
        "roles": translate("Groups", "角色"),
        "teamwork": translate("Groups", "配合"),
        "process": translate("Groups", "流程"),
        "cycle": translate("Groups", "周期"),
    }[key]


def seats(group: Group) -> str:
    """86 / 500, or only how many where any number fits."""
    limit = group.seats.limit
    return f"{group.people:,} / {limit:,}" if limit else f"{group.people:,}"


def warnings(told: tuple[str, ...]) -> str:
    """What a group is warned of, in one sentence; "" for nothing."""
    translate = QCoreApplication.translate
    said = {
        OVER: translate("Groups", "人数已经超过容量，可以开一个新群"),
        AIMLESS: translate("Groups", "这个粉丝群还没有写目标"),
    }
    return translate("Groups", "；").join(said[one] for one in told)
