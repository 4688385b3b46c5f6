"""Problem sentences about gifts and redemptions."""

SENTENCES: dict[str, tuple[str, str]] = {
    "gift.nameless": (
        "礼品要有名称。请写一个。",
        "A gift needs a name. Please give it one.",
    ),
    "gift.cost": (
        "积分要在 1 到 {most} 之间。请改一个数。",
        "Points go from 1 to {most}. Give another figure.",
    ),
    "gift.per_person": (
        "每人限兑至少 1 件；不限就不要填。",
        "The limit for each person is 1 at least; leave it out for any number.",
    ),
    "gift.pieces": (
        "件数要在 1 到 {most} 之间，库存也不能少于 0。请改一个数。",
        "Pieces go from 1 to {most}, and the stock is never below 0. Give another figure.",
    ),
    "gift.gone": (
        "这个礼品已经没有了。请刷新后再选。",
        "This gift is there no more. Choose another.",
    ),
    "gift.unknown": (
        "没有叫“{gift}”的礼品。请核对名称，或用编号。",
        'There is no gift "{gift}". Check its name, or give its id.',
    ),
    "gift.ambiguous": (
        "叫“{gift}”的礼品有 {count} 个。请用编号。",
        '{count:gift is|gifts are} called "{gift}". Give the id.',
    ),
    "gift.withdrawn": (
        "“{gift}”已下架。要兑换请先重新上架。",
        '"{gift}" is not offered now. Offer it again first.',
    ),
    "gift.none_left": (
        "“{gift}”只剩 {left} 件可以兑换。请先进货，或换一个礼品。",
        '{left:piece|pieces} of "{gift}" can still be had. Add stock first, or choose another.',
    ),
    "gift.still_kept": (
        "那台电脑还在用，它留的货由它自己退回。要是丢了，先在“同步”里撤销那台电脑，再退。",
        "That computer is still in use and gives back what it keeps itself. If it was lost, revoke"
        " it under Sync first.",
    ),
    "gift.person_limit": (
        "“{gift}”每人限兑 {most} 件，他已有 {have} 件。",
        'One person may have {most:piece|pieces} of "{gift}" and has {have} already.',
    ),
    "gift.points_limit": (
        "这台电脑还没同步的兑换已有 {unseen} 分，最多 {limit} 分。请先同步，再兑换。",
        "This computer took {unseen:point|points} that are not synced, of {limit:point|points}. "
        "Sync first, then go on.",
    ),
    "redemption.gone": (
        "这次兑换已经没有了。请刷新后再选。",
        "This redemption is there no more. Choose another.",
    ),
    "redemption.cancelled": (
        "{name}的这次兑换已经取消了，积分已退回。",
        "This redemption of {name} is cancelled; the points were given back.",
    ),
    "redemption.handed": (
        "{name}已经领走了。",
        "{name} has it already.",
    ),
    "redemption.not_back": (
        "{name}已经领走了。礼品收回来了才能取消：请选“礼品已收回”«|（--back）»。",
        "{name} has it already. It can be cancelled once the gift is back: say that it came back"
        "«| (--back)».",
    ),
    "redemption.unseen": (
        "“{gift}”还没确认是给{name}的：请先同步。没有网络时只能发给这台电脑留的货。",
        'It is not confirmed that "{gift}" is for {name}: sync first. Without a network only '
        "pieces kept for this computer are handed out.",
    ),
    "redemption.short": (
        "“{gift}”被别人先兑走了，{name}没有货。请取消退分，或先进货。",
        'Others were first: no "{gift}" is left for {name}. Cancel it, or add stock.',
    ),
    "redemption.limit": (
        "{name}在别处已兑满“{gift}”的限数。请取消这一次，积分会退回。",
        '{name} has as many of "{gift}" as one may have, by another computer. Cancel this one; the '
        "points come back.",
    ),
    "redemption.overdrawn": (
        "{name}的积分在别处用掉了，不够这次兑换。请取消，或先补足积分。",
        "{name} used the points elsewhere: they do not cover this one. Cancel it, or add points.",
    ),
    "redemption.ambiguous": (
        "{name}有 {count} 次兑换都合适。请用兑换的编号。",
        "{count:redemption|redemptions} of {name} fit. Give the id of one.",
    ),
}
