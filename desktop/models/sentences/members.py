"""Problem sentences about members."""

SENTENCES: dict[str, tuple[str, str]] = {
    "member.unknown": (
        "没有找到成员“{word}”；请用编号、手机号、编码（32 位）或不重名的姓名。",
        "There is no member {word}; give a number, a phone, an id, or a name that only one has.",
    ),
    "member.holds_role": (
        "他现在还担任角色；请先在“角色与权限”收回他的角色、停用他的设备，再来抹除。",
        "They still hold a role; take it back under Roles, revoke their devices, then erase.",
    ),
    "member.ambiguous": (
        "“{word}”有 {count} 个人；请改用成员编号或手机号。",
        "{count:member is|members are} called {word}; give the member number or the phone instead.",
    ),
    "member.ambiguous_phone": (
        "“{word}”是 {count} 个人共用的手机号；请改用成员编号。",
        "{count:member shares|members share} the phone {word}; give the member number instead.",
    ),
    "member.same": (
        "这两个是同一份档案，没有可以合并的。请另选一位成员。",
        "These two are the same record, so there is nothing to merge. Choose another member.",
    ),
    "member.not_merged": (
        "这份档案没有并入别人，没有可以拆开的；合并过的列在那位成员的页面上。",
        "This record was not merged into another, so there is nothing to separate; what was merged"
        " is listed on the member's page.",
    ),
    "member.which_merged": (
        "这位成员由 {count} 份别的档案并成，不知道要拆哪一份；请写上那份档案的编号或 id。",
        "{count:other record was|other records were} merged into this member; name the one to"
        " separate by its number or id.",
    ),
    "member.separate_later": (
        "这份档案后来又随别的档案合并了一次，没有拆开；请先拆开后面那一次。",
        "This record was merged once more since, along with another, so it was not"
        " separated; separate the later merge first.",
    ),
    "member.gone": (
        "这个成员已经不在名单里，没有改动；如果是误删，请撤销那次操作。",
        "This member is no longer in the roster, so nothing was changed; if that was a slip,"
        " undo it.",
    ),
    "member.nameless": (
        "成员要有姓名或昵称，没有保存；请至少填一个。",
        "A member needs a name or a nickname, so this was not saved; fill in one of them.",
    ),
    "member.bad_field": (
        "没有“{field}”这个字段，没有改动；可改的字段见成员页。",
        "There is no field {field}, so nothing was changed; the member's page shows the fields.",
    ),
    "member.bad_filter": (
        "不能按“{field} {operator}”筛选；请换一个条件。",
        "The list cannot be filtered by {field} {operator}; choose another condition.",
    ),
    "member.number_taken": (
        "编号 {number} 已经是{name}的，没有改动；请换一个编号。",
        "Number {number} belongs to {name}, so nothing was changed; choose another number.",
    ),
    "member.too_long": (
        "“{field}”超过 {limit} 个字，没有保存；请改短。",
        "{field} is longer than {limit:character|characters}, so it was not saved; shorten it.",
    ),
    "member.nothing_to_show": (
        "这里没有登记手机号。",
        "No phone number is recorded here.",
    ),
    "member.empty_note": (
        "还没有写内容，没有记下；请写一句再记。",
        "The note is empty, so nothing was noted; write something first.",
    ),
}
