"""Problem sentences about chapters and groups."""

SENTENCES: dict[str, tuple[str, str]] = {
    "chapter.unknown": (
        "没有叫“{chapter}”的分会，或不止一个：请从分会列表里选«|（qunzhu chapters list）»",
        "There is no chapter called {chapter!r}, or more than one: choose from the chapters "
        "there are«|: `qunzhu chapters list`»",
    ),
    "chapter.gone": (
        "这个分会已经不在了：请刷新后再看",
        "This chapter is not there any more: look again",
    ),
    "chapter.nameless": (
        "分会还没有名称：请填写名称",
        "The chapter has no name: give it one",
    ),
    "chapter.same_name": (
        "已经有叫“{name}”的分会：请换一个名称，或修改原来的",
        "There is a chapter called {name!r} already: choose another name, or edit that one",
    ),
    "chapter.below_itself": (
        "“{name}”不能放到自己或自己的下级里：请选别的上级",
        "{name!r} cannot stand below itself or its own chapters: choose another place",
    ),
    "chapter.used": (
        "“{name}”里还有成员、小组或下级分会：先把它们移到别处，再删除",
        "{name!r} still has members, groups or chapters below it: move them first, then delete it",
    ),
    "chapter.width": (
        "编号位数是 1 到 9，不是 {width}：请改一下",
        "A number has 1 to 9 digits, not {width}: change it",
    ),
    "team.unknown": (
        "没有叫“{group}”的小组，或不止一个：请从小组列表里选«|（qunzhu groups list）»",
        "There is no group called {group!r}, or more than one: choose from the groups there "
        "are«|: `qunzhu groups list`»",
    ),
    "team.gone": (
        "这个小组已经不在了：请刷新后再看",
        "This group is not there any more: look again",
    ),
    "team.nameless": (
        "小组还没有名称：请填写名称",
        "The group has no name: give it one",
    ),
    "team.same_name": (
        "已经有叫“{name}”的小组：请换一个名称，或修改原来的",
        "There is a group called {name!r} already: choose another name, or edit that one",
    ),
    "team.below_itself": (
        "“{name}”不能由自己或自己裂变出来的群而来：请选别的来源群",
        "{name!r} cannot come from itself or from a group that was split from it: choose another",
    ),
    "team.full": (
        "“{name}”最多 {limit} 人，现有 {count} 人，再加 {more} 人就超了：请开一个新群，"
        "或写明原因调整容量«|（qunzhu groups split）»",
        "{name!r} holds at most {limit} and has {count}, so {more} more do not fit: open a new "
        "group«| (`qunzhu groups split`)», or change its capacity and say why",
    ),
    "team.reason_wanted": (
        "{kind_zh}的容量是 {usual}：要改成 {capacity}，请写明原因",
        "A {kind_en} holds {usual}: to make it {capacity}, say why",
    ),
    "team.capacity": (
        "容量是大于 0 的整数，不是 {capacity}：请改一下，或清空",
        "A capacity is a whole number above 0, not {capacity}: change it, or leave it empty",
    ),
    "team.too_long": (
        "群档案每一项最多 {limit} 字：请写短一些",
        "A heading of the charter holds {limit} characters at most: make it shorter",
    ),
    "team.unknown_step": (
        "建群只有第 1 到第 9 步，没有“{step}”：请改一下",
        "Opening a group has steps 1 to 9, no {step!r}: change it",
    ),
    "team.unknown_field": (
        "群档案没有“{field}”这一项：可用 rules、culture、goal、posts、activities、benefits",
        "The charter has no {field!r}: it has rules, culture, goal, posts, activities, benefits",
    ),
    "team.not_inside": (
        "名单里有 {count} 位不在“{name}”里：请重新查看名单",
        "{count:person|people} of the list cannot be found in {name!r}: look at the list again",
    ),
    "team.same_group": (
        "不能移到“{name}”自己：请选另一个群",
        "People cannot be moved to {name!r} itself: choose another group",
    ),
    "team.kind_fixed": (
        "“{kind}”是自带的群类型，容量不能改：请在那个群里改容量并写明原因，或另起一个类型",
        "{kind} is a kind that is always there and keeps its capacity: change that of the group, "
        "with a reason, or name a kind of your own",
    ),
    "team.kindless": (
        "还没有写群类型的名字：请写一个，例如“跑团”",
        "The kind has no name yet: give it one",
    ),
    "team.owned": (
        "“{name}”的群主是 {who}，一个小组同时只有一位群主：要换人请在小组里换群主"
        "«|（qunzhu groups owner）»",
        "{who} is the owner of {name}, and a group has one at a time: to have another, change the "
        "group's owner«| (qunzhu groups owner)»",
    ),
    "team.owned_by_him": (
        "{who} 已经是“{name}”的群主：请选另一个人",
        "{who} is the owner of {name} already: choose somebody else",
    ),
    "team.not_owned": (
        "“{name}”还没有群主：没有可撤下的",
        "{name} has no owner: there is nobody to relieve",
    ),
    "team.days": (
        "天数是 1 到 3650，不是 {days}：请改一下",
        "The days are from 1 to 3650, not {days}: change them",
    ),
}
