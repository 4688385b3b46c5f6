"""Problem sentences about identities, relations, units, offers and consents."""

SENTENCES: dict[str, tuple[str, str]] = {
    "identity.empty": (
        "还没有填号码或账号，没有保存；请填好再存。",
        "The number or account is empty, so nothing was saved; fill it in.",
    ),
    "identity.taken": (
        "这个{channel_zh}已经是{name}的，没有改动；如果是同一个人，请把两份档案合并。",
        "{name} has this {channel_en} already, so nothing was changed;"
        " if they are one person, merge the two records.",
    ),
    "identity.unknown": (
        "这位成员没有这个账号“{word}”；请看他的账号列表。",
        "This member has no such account as {word}; look at the list of their accounts.",
    ),
    "identity.last": (
        "他只有这一个账号，分不出去；请先登记另一个。",
        "It is the only account they have, so it cannot be split off; enter another one first.",
    ),
    "people.bad_word": (
        "没有“{word}”这一种；可以用：{known}。",
        "There is no kind {word}; use one of: {known}.",
    ),
    "relation.self": (
        "一个人不能和自己建立关系；请另选一位。",
        "Nobody has a relation to himself; choose another member.",
    ),
    "unit.nameless": (
        "还没有名称，没有保存；请填家庭或单位的名称。",
        "It has no name, so it was not saved; name the household or organisation.",
    ),
    "unit.unknown": (
        "没有找到“{word}”；请用编码（32 位）、代码或不重名的名称。",
        "There is no unit {word}; give its id, its code, or a name that only one has.",
    ),
    "unit.ambiguous": (
        "有 {count} 个都叫“{word}”；请改用代码或编码。",
        "{count:unit is|units are} called {word}; give the code or the id instead.",
    ),
    "unit.gone": (
        "这个家庭或单位已经不在名单里，没有改动。",
        "This household or organisation is no longer in the list, so nothing was changed.",
    ),
    "unit.no_operator": (
        "没有叫“{name}”的操作员，或不止一位；请看 roles list。",
        "No operator, or more than one, is called {name}; see roles list.",
    ),
    "unit.no_names": (
        "“{file}”里没有找到单位名称一列；请给这一列写上“单位名称”再导入。",
        "{file} has no column with the names of the organisations;"
        " title it 单位名称 and import again.",
    ),
    "child.bad_month": (
        "“{month}”不是出生年月；请写成 2020-05 这样，不能晚于本月。",
        "{month} is no month of birth; write it as 2020-05, no later than this month.",
    ),
    "child.no_guardian": (
        "这个家庭还没有家长，没有登记孩子；请先加一位成员做家长。",
        "This household has no guardian yet, so the child was not entered;"
        " add a member as its guardian first.",
    ),
    "child.unknown": (
        "这个家庭里没有这个孩子“{word}”。",
        "There is no such child as {word} in this household.",
    ),
    "offer.empty": (
        "还没有写内容，没有登记；请写一句他会什么、能提供什么或需要什么。",
        "It says nothing yet, so it was not entered; write what they can do, offers or needs.",
    ),
    "offer.unknown": (
        "这位成员没有登记这一条“{word}”。",
        "This member has no such entry as {word}.",
    ),
    "consent.withdrawn": (
        "{name}已经撤回“{purpose_zh}”的同意，没有执行；要先得到他的同意并登记。",
        "{name} has withdrawn the consent to {purpose_en}, so nothing was done;"
        " ask again and enter the consent first.",
    ),
    "custom.bad_value": (
        "“{field}”不能是“{value}”，没有保存；应该是：{wanted}。",
        "{field} cannot be {value}, so it was not saved; it should be: {wanted}.",
    ),
    "custom.unknown": (
        "没有叫“{field}”的自定义字段，没有列出；有的是：{known}。",
        "There is no field {field} of your own, so nothing is listed; there are: {known}.",
    ),
    "custom.bad_name": (
        "字段要有不重复的名称，最多 {limit} 个字，没有保存；请换一个名称。",
        "A field needs a name of its own, at most {limit:character|characters},"
        " so it was not saved; choose another.",
    ),
    "custom.no_options": (
        "单选和多选要写 2 到 {most} 个选项，没有保存；请补上选项。",
        "A choice needs 2 to {most:option|options}, so it was not saved; add some.",
    ),
    "lunar.invalid": (
        "“{date}”不是农历日期；请写成 1987-06-15，闰六月写成 1987-06L-15。",
        "{date} is no date of the Chinese calendar;"
        " write 1987-06-15, and 1987-06L-15 in a leap sixth month.",
    ),
}
