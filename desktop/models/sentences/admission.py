"""Problem sentences about applications, coming and going, and cooperation."""

SENTENCES: dict[str, tuple[str, str]] = {
    "application.unknown": (
        "没有“{application}”的待审申请，或不止一份：请从申请列表里选"
        "«|（qunzhu applications list）»",
        "There is no open application of {application!r}, or more than one: choose from the list"
        "«|: `qunzhu applications list`»",
    ),
    "application.gone": (
        "这份申请已经不在了：请刷新后再看",
        "This application is not there any more: look again",
    ),
    "application.nameless": (
        "申请人还没有姓名：请填写姓名",
        "The applicant has no name: give one",
    ),
    "application.twice": (
        "“{name}”用这个手机号已经申请过，还在待审：请处理那一份",
        "{name} has applied with this phone already: decide that application",
    ),
    "application.inside": (
        "这个手机号是“{name}”的，他已经在里面了：不用再申请",
        "The phone is that of {name}, who is in already: no application is needed",
    ),
    "application.decided": (
        "“{name}”的申请已经处理过：要改就撤销那次操作",
        "The application of {name} is decided already: undo that to decide it anew",
    ),
    "application.is_member": (
        "{name}已经是成员：请到他的成员页面做",
        "{name} is a member by now: do it on the member's page",
    ),
    "application.erased": (
        "这位申请人已经抹除：没有什么可再做的",
        "This applicant is erased already: nothing is left to do",
    ),
    "application.no_reason": (
        "不通过要写明原因：请填写原因",
        "Rejecting needs a reason: give one",
    ),
    "application.no_condition": (
        "入群门槛里没有“{condition}”这一条：请照门槛上的文字写",
        "The admission rule has no condition {condition!r}: write it as the rule does",
    ),
    "application.needed": (
        "需要几人同意是 1 到 {most}，不是 {needed}：请改一下",
        "From 1 to {most} may have to agree, not {needed}: change it",
    ),
    "application.lines": (
        "入群门槛最多 {most} 条：请减少几条",
        "An admission rule has at most {most:line|lines}: leave some out",
    ),
    "application.too_long": (
        "文字最多 {limit} 个字：请写短一点",
        "A text has at most {limit:character|characters}: shorten it",
    ),
    "community.full": (
        "社群最多 {limit} 人，再加 {more} 人就超了：登记入群申请，排进候补；或调高人数上限",
        "The community takes {limit:member|members}, and {more:more does|more do} not fit: enter "
        "an application, which waits in line, or raise the limit",
    ),
    "community.limit": (
        "上限是 0 到 10,000,000，不是 {limit}：请改一下，0 表示不限",
        "A limit is from 0 to 10,000,000, not {limit}: change it; 0 means none",
    ),
    "stay.no_reason": (
        "退出要写明原因：请填写原因",
        "Leaving needs a reason: give one",
    ),
    "stay.bad_how": (
        "没有“{how}”这种退出方式：请用 left 或 removed",
        "There is no way of leaving called {how!r}: use left or removed",
    ),
    "stay.unconfirmed": (
        "移出成员要确认：请再确认一次«|，加上 --yes»",
        "Removing a member has to be confirmed: say it again«| with --yes»",
    ),
    "stay.not_there": (
        "他不在这个小组里：请刷新后再看",
        "The member is not in this group: look again",
    ),
    "stay.there": (
        "他已经在社群里：不用再次加入",
        "The member is in the community already",
    ),
    "stay.unknown": (
        "没有叫“{member}”的已退出成员，或不止一个：请写编号«|（qunzhu members left）»",
        "Nobody called {member!r} has left, or more than one: write the number"
        "«|: `qunzhu members left`»",
    ),
    "cooperation.same": (
        "合作要有两个人：请选另一位成员",
        "A cooperation is between two: choose another member",
    ),
    "cooperation.value": (
        "合作金额“{value}”不对：请填 0 到 10 亿元之间的数",
        "The value {value!r} is none: give from 0 to a billion yuan",
    ),
    "cooperation.future": (
        "{day} 还没有到：请填今天或以前的日期",
        "{day} has not come yet: give today or a day before",
    ),
    "cooperation.gone": (
        "这条合作登记已经不在了：请刷新后再看",
        "This cooperation is not there any more: look again",
    ),
}
