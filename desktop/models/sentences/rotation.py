"""Problem sentences about rotations and turns."""

SENTENCES: dict[str, tuple[str, str]] = {
    "rotation.none": (
        "还没有轮值：请先建一个«|（qunzhu rotation add）»",
        "There is no rotation yet: set one up«|: `qunzhu rotation add`»",
    ),
    "rotation.which": (
        "不止一个轮值（{names}）：请说明是哪一个«|，用 --rotation»",
        "There are several rotations ({names}): say which one«|, with --rotation»",
    ),
    "rotation.unknown": (
        "没有叫“{rotation}”的轮值，或不止一个：请照列表里的名称写",
        "There is no rotation {rotation!r}, or more than one: write the name as it is listed",
    ),
    "rotation.gone": (
        "这个轮值已经不在了：请刷新后再看",
        "This rotation is not there any more: look again",
    ),
    "rotation.nameless": ("轮值还没有名称：请填写名称", "The rotation has no name: give one"),
    "rotation.too_long": (
        "名称最多 {limit} 个字：请写短一点",
        "A name has at most {limit:character|characters}: shorten it",
    ),
    "rotation.named": (
        "已经有叫“{name}”的轮值：请换一个名称",
        "There is a rotation called {name} already: choose another name",
    ),
    "rotation.too_many": (
        "一个轮值最多 {most} 人：请减少几位",
        "A rotation takes at most {most:member|members}: leave some out",
    ),
    "rotation.member_gone": (
        "其中有人已经不在社群里：请重新选人",
        "Somebody among them is not in the community any more: choose again",
    ),
    "rotation.served": (
        "“{title}”已经由轮值“{rotation}”安排：请改那一个",
        "{title} is served by the rotation {rotation} already: change that one",
    ),
    "rotation.not_inside": (
        "{name}不在轮值“{rotation}”里：请先加入",
        "{name} takes no part in the rotation {rotation}: put them in first",
    ),
    "rotation.place": (
        "队里没有第 {place} 位，共 {most} 位：请改一下",
        "There is no place {place}, the line has {most}: change it",
    ),
    "rotation.no_turn": (
        "{day} 没有轮到谁：请看看接下来几次",
        "There is no turn on {day}: look at the next turns",
    ),
    "rotation.nobody": (
        "{day} 没有人可轮：请先往轮值里加人",
        "Nobody can take the turn of {day}: put somebody into the rotation",
    ),
    "rotation.over": (
        "{day} 那一次已经过了：只能对调还没到的",
        "The turn of {day} is over: only turns to come can be exchanged",
    ),
    "rotation.same_person": (
        "两次是同一个人：请选两个人的",
        "Both turns are of one person: choose those of two",
    ),
    "rotation.other_round": (
        "这两次不在同一轮，对调会让一个人先轮两次：请选同一轮的",
        "The turns are of two rounds, and somebody would have two before others have one:"
        " choose two of one round",
    ),
    "rotation.not_yet": (
        "{day} 还没到：到了那天再登记完成",
        "{day} is still to come: note it as done on the day",
    ),
    "rotation.rating": (
        "评分是 1 到 {best}：请改一下",
        "A rating is from 1 to {best}: change it",
    ),
    "rotation.daily": (
        "每天的轮值没有日历场次，不用指派：要安排场次，请建一个对应系列的轮值",
        "A daily rotation has no events to name hosts of: set one up for a series instead",
    ),
}
