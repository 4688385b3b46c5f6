"""Problem sentences about cycles that the owner names, and about boards."""

SENTENCES: dict[str, tuple[str, str]] = {
    "cycle.name": (
        "周期要有名称，最多 {limit} 个字。请重写名称。",
        "A cycle needs a name of at most {limit:character|characters}. Write another.",
    ),
    "cycle.days": (
        "周期从 {first} 到 {last}，最后一天在第一天之前。请对调。",
        "The cycle runs from {first} to {last}: its last day is before its first. Exchange them.",
    ),
    "cycle.taken": (
        "已经有周期“{cycle}”，从 {first} 到 {last}。请换名称或日期。",
        'There is a cycle "{cycle}" from {first} to {last}. Choose another name or other days.',
    ),
    "cycle.unknown": (
        "没有“{cycle}”这个周期。请«在“榜单”|用 qunzhu rewards cycles »看有哪些。",
        'There is no cycle "{cycle}". See which there are «in Boards|with qunzhu rewards cycles».',
    ),
    "cycle.ambiguous": (
        "有 {count} 个周期叫“{cycle}”。请写日期，例如 2026-11-01/2026-11-11。",
        '{count:cycle is|cycles are} called "{cycle}". Write its days, as 2026-11-01/2026-11-11.',
    ),
    "cycle.closed": (
        "周期“{cycle}”已经结算或冻结过，留着作依据，不能删除。",
        'The cycle "{cycle}" was closed or frozen: it stays as evidence and cannot be removed.',
    ),
    "board.unreported": (
        "{period} 结束后，这些设备还没有消息：{devices}。可以等它们同步，"
        "或者«点“仍要结算”|加 --anyway»；晚到的会作为补差。",
        "Since {period} ended nothing was heard from: {devices}. Wait until they sync, or"
        ' «press "Close anyway"|add --anyway»: what comes late becomes an adjustment.',
    ),
    "board.frozen": (
        "{period} 的榜单已经冻结，不会再变。晚到的用补差。",
        "The board of {period} is frozen and never changes. What comes late is an adjustment.",
    ),
    "board.published": (
        "{period} 的榜单已经公布。晚到的用补差。",
        "The board of {period} is published. What comes late is an adjustment.",
    ),
    "board.not_frozen": (
        "{period} 的榜单还没有冻结，没有可以补差的。请先冻结。",
        "The board of {period} is not frozen yet: there is nothing to adjust. Freeze it first.",
    ),
    "board.nothing": (
        "{period} 的榜单没有要补差的，和现在一致。",
        "The board of {period} needs no adjustment: it is as things stand.",
    ),
}
