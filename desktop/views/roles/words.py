"""What roles, permissions and scopes are called on screens, and the tone of a role's tag."""

from PySide6.QtCore import QCoreApplication

from desktop.models.permission import BELOW_DEPUTY, OWN, WALK_IN
from desktop.models.role import Holding, Role

_TONES = {
    "owner": "warn",
    "deputy": "ok",
    "admin": "info",
    "assistant": "accent",
    "host": "orange",
    "lecturer": "violet",
    "auctioneer": "violet",
    "door-helper": "grey",
}


def tone(preset: str) -> str:
    """The tag's tone of a preset, or of the preset that a custom role copied."""
    return _TONES.get(preset, "grey")


def preset_name(preset: str) -> str:
    """A preset in the language in force; anything else is a custom role's own name."""
    translate = QCoreApplication.translate
    names = {
        "owner": translate("Roles", "群主"),
        "deputy": translate("Roles", "副群主"),
        "admin": translate("Roles", "管理员"),
        "assistant": translate("Roles", "助理"),
        "host": translate("Roles", "主持人"),
        "lecturer": translate("Roles", "讲师"),
        "auctioneer": translate("Roles", "拍卖师"),
        "door-helper": translate("Roles", "签到员"),
    }
    return names.get(preset, preset)


def role_name(role: Role) -> str:
    """A role in the language in force."""
    return role.name or preset_name(role.preset)


def role_about(preset: str) -> str:
    """What a preset is for, in one sentence."""
    translate = QCoreApplication.translate
    about = {
        "owner": translate("Roles", "社群只有一位群主，拥有全部权限；换人要转让。"),
        "deputy": translate(
            "Roles", "代群主管事：除抹除、中枢和转让外都能做，只能授予副群主以下的角色。"
        ),
        "admin": translate("Roles", "管成员、日历和积分；不能导出名单，不能改积分规则。"),
        "assistant": translate(
            "Roles", "日常帮手：录成员、排日历、登记到场；看不到备注，不发积分。"
        ),
        "host": translate("Roles", "只管自己主持的场次：改时间地点、签到、记活动。"),
        "lecturer": translate("Roles", "只看在自己场次报名的人。"),
        "auctioneer": translate("Roles", "讲师的另一种叫法，用在拍卖场次。"),
        "door-helper": translate("Roles", "在门口签到，可现场加入新成员。"),
    }
    return about.get(preset, "")


def cell_name(cell: str) -> str:
    """A cell of the matrix in the language in force."""
    translate = QCoreApplication.translate
    names = {
        "member.read.basic": translate("Roles", "看姓名、编号和手机尾号"),
        "member.read.contact": translate("Roles", "看手机和联系方式"),
        "member.read.private": translate("Roles", "看备注和私密资料"),
        "member.write": translate("Roles", "新增、修改、导入成员"),
        "member.merge": translate("Roles", "合并、清理成员"),
        "member.export": translate("Roles", "导出成员"),
        "member.erase": translate("Roles", "彻底抹除成员"),
        "calendar.write": translate("Roles", "排日历和场次"),
        "attendance.write": translate("Roles", "登记到场、签到"),
        "activity.write": translate("Roles", "登记活动记录"),
        "rule.publish": translate("Roles", "发布积分规则"),
        "cycle.close": translate("Roles", "结算周、月、年"),
        "points.award": translate("Roles", "发放、冲正积分"),
        "reward.handout": translate("Roles", "发放礼品"),
        "honour.grant": translate("Roles", "授予、收回荣誉"),
        "role.grant": translate("Roles", "授予、收回角色"),
        "device.invite": translate("Roles", "邀请设备"),
        "community.write": translate("Roles", "社群设置、中枢、密钥"),
    }
    return names[cell]


def groups() -> list[tuple[str, tuple[str, ...]]]:
    """The rows of the matrix under plain verbs, in the matrix's order."""
    translate = QCoreApplication.translate
    return [
        (
            translate("Roles", "能看"),
            ("member.read.basic", "member.read.contact", "member.read.private"),
        ),
        (
            translate("Roles", "能改"),
            (
                "member.write",
                "member.merge",
                "member.erase",
                "calendar.write",
                "attendance.write",
                "activity.write",
            ),
        ),
        (translate("Roles", "能导出"), ("member.export",)),
        (
            translate("Roles", "能发积分"),
            ("rule.publish", "cycle.close", "points.award", "reward.handout", "honour.grant"),
        ),
        (translate("Roles", "能管人"), ("role.grant", "device.invite", "community.write")),
    ]


def variant_name(cell: str, variant: str) -> str:
    """What holding a cell only for one case is called in the matrix."""
    translate = QCoreApplication.translate
    if cell == "member.read.basic":
        return translate("Roles", "报名的人")
    return {
        OWN: translate("Roles", "自己的"),
        WALK_IN: translate("Roles", "现场加入"),
        BELOW_DEPUTY: translate("Roles", "副群主以下"),
    }[variant]


def scope_word(kind: str, name: str) -> str:
    """Where a role holds: everywhere, or the chapter or group by name."""
    translate = QCoreApplication.translate
    if kind == "community":
        return translate("Roles", "全社群")
    return name or translate("Roles", "已删除的分会或小组")


def duty(line: Holding) -> str:
    """A role that somebody held, with the chapter or group where he did."""
    name = role_name(line.role) if line.role else ""
    scoped = line.assignment is not None and line.assignment.scope.id is not None
    return f"{name} {line.scope_name}".strip() if scoped else name


def boundary_note() -> str:
    """What a scope does and does not do; the screen must say so."""
    return QCoreApplication.translate(
        "Roles",
        "给了分会或小组的范围，就只能改那里的人、名单里也只列出那里的人。资料本身没有按范围锁上：想不让谁看到手机，请给不含“看手机”的角色。",
    )
