"""The help of the commands about cycles and boards in Chinese."""

CHINESE = {
    "list the cycles of a board, the latest first": "列出榜单的各期，最近的在前",
    "a rule, or points: everybody's points": "一条规则，或 points：所有人的积分榜",
    "for points: how long": "积分榜按周、月、年还是自定周期",
    "name a cycle from day to day": "新建一个周期，从哪天到哪天",
    "take a named cycle out of the list": "删除一个自定周期",
    "2026-W09, 2026-03, 2026, or a named cycle": "2026-W09、2026-03、2026，或自定周期的名称",
    "who stands where in a cycle": "一期的榜单：谁是第几名",
    "so many places": "前几名",
    "close a cycle and keep its board as it stands": "结算一期，榜单冻结不再变",
    "make a cycle's board public, frozen first": "公布一期的榜单，没冻结的先冻结",
    "also while devices have not reported": "有设备还没消息也结算",
    "tell what came after a board was frozen": "把冻结后晚到的列为补差",
}
