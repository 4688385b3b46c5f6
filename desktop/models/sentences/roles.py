"""Problem sentences about roles, and what each permission is called."""

# cell of the permission matrix -> (zh_CN, en), as a sentence names it.
CELL_WORDS: dict[str, tuple[str, str]] = {
    "member.read.basic": ("看成员名单", "see the member list"),
    "member.read.contact": ("看手机和联系方式", "see phones and contacts"),
    "member.read.private": ("看备注和私密资料", "see notes and private details"),
    "member.write": ("新增和修改成员、导入", "add, edit and import members"),
    "member.merge": ("合并成员", "merge members"),
    "member.export": ("导出成员", "export members"),
    "member.erase": ("彻底抹除成员", "erase members"),
    "calendar.write": ("排日历", "change the calendar"),
    "attendance.write": ("登记到场", "record attendance"),
    "activity.write": ("登记活动记录", "record activity"),
    "rule.publish": ("发布积分规则", "publish point rules"),
    "cycle.close": ("结算周期", "close cycles"),
    "points.award": ("发放和冲正积分", "award and reverse points"),
    "reward.handout": ("发放礼品", "hand out rewards"),
    "honour.grant": ("授予荣誉", "grant honours"),
    "role.grant": ("授予角色", "grant roles"),
    "device.invite": ("邀请设备", "invite devices"),
    "community.write": ("改社群设置、中枢和密钥", "change the community, its hub and keys"),
}

SENTENCES: dict[str, tuple[str, str]] = {
    "role.not_allowed": (
        "当前角色（{role_zh}）没有“{right_zh}”的权限，请群主授权，或请有此权限的人来做",
        "Your role ({role_en}) may not {right_en}: ask the owner for the permission, "
        "or somebody who has it",
    ),
    "role.preview_reads_only": (
        "正在以“{role_zh}”的角色预览，只能看不能改：先退出预览",
        "You are previewing as {role_en}, which only reads: leave the preview first",
    ),
    "role.unknown": (
        "没有叫“{role}”的角色：用 roles matrix 查看可用的角色",
        "There is no role called {role!r}: see `roles matrix` for the roles there are",
    ),
    "role.owner_not_granted": (
        "社群只有一位群主，不能授予也不能收回：要换人请用“转让群主”«|（qunzhu roles transfer）»；"
        "小组的群主请在小组里任命«|（qunzhu groups owner）»",
        "A community has exactly one owner, who is neither granted nor revoked: "
        "transfer the ownership instead«| (qunzhu roles transfer)»; a group's owner is named "
        "with the group«| (qunzhu groups owner)»",
    ),
    "service.minutes": (
        "时长不对：请填大于 0、不超过 {limit} 小时的数",
        "That is no length: give more than nothing and at most {limit:hour|hours}",
    ),
    "service.too_long": (
        "“做了什么”最多 {limit} 个字：请写短一些",
        "What was done takes at most {limit:character|characters}: write less",
    ),
    "service.future": (
        "{day} 还没有到：请填今天或以前的日期",
        "{day} has not come yet: give today or a day before",
    ),
    "service.gone": (
        "这条服务登记已经不在了：请刷新后再看",
        "This line of the log is not there any more: look again",
    ),
    "role.only_owner": (
        "只有群主能转让群主：请群主来做",
        "Only the owner can hand the ownership over: ask the owner",
    ),
    "role.already_owner": (
        "{who} 已经是群主：请选另一个人",
        "{who} is the owner already: choose somebody else",
    ),
    "role.may_not_grant": (
        "当前角色（{role_zh}）不能授予或收回“{target_zh}”，请群主来做",
        "Your role ({role_en}) may not grant or revoke {target_en}: ask the owner",
    ),
    "role.already_held": (
        "{who} 在这段时间已经是“{target_zh}”：不用再授予",
        "{who} already holds {target_en} in that time: nothing to grant",
    ),
    "role.not_held": (
        "{who} 现在没有“{target_zh}”这个角色：没有可收回的",
        "{who} does not hold {target_en} now: there is nothing to revoke",
    ),
    "role.dates_backwards": (
        "结束日期 {end} 早于开始日期 {start}：请改其中一个",
        "The last day {end} is before the first day {start}: change one of them",
    ),
    "role.from_past": (
        "开始日期 {start} 已经过去：任职从今天（{today}）或以后开始",
        "The first day {start} has passed: a role begins today ({today}) or later",
    ),
    "role.bad_date": (
        "“{text}”不是日期：请写成 2026-03-01 这样",
        "{text!r} is not a date: write it as 2026-03-01",
    ),
    "role.unknown_scope": (
        "没有这个分会或小组（{scope}）：请从名单中选",
        "There is no such chapter or group ({scope}): choose one from the list",
    ),
    "role.name_missing": (
        "自定义角色还没有名字：请填一个",
        "The custom role has no name: give it one",
    ),
    "role.name_taken": (
        "已经有叫“{name}”的角色：请换一个名字",
        "There is already a role called {name}: choose another name",
    ),
    "role.unknown_cell": (
        "没有“{cell}”这个权限：只能勾选权限表里的格子",
        "There is no permission called {cell!r}: only cells of the matrix can be ticked",
    ),
    "role.owner_fixed": (
        "群主这一列不能改：群主始终拥有全部权限",
        "The owner's column cannot be changed: the owner always has every permission",
    ),
    "role.operator_unknown": (
        "没有叫“{who}”的操作员，或不止一位：用 roles list 查看，可写编号",
        "No operator, or more than one, is called {who!r}: see `roles list`, give the id",
    ),
    "role.member_linked": (
        "这位成员已经是操作员“{who}”：请另选成员",
        "That member is already the operator {who}: choose another member",
    ),
    "role.preset_stays": (
        "“{target_zh}”是预设角色，不能删除：可以改它的权限格子",
        "{target_en} is a preset and cannot be deleted: change its ticks instead",
    ),
    "role.in_use": (
        "还有 {people} 人是“{target_zh}”：先收回，再删除这个角色",
        "{people:person holds|people hold} {target_en}: revoke it from them, then delete the role",
    ),
}
