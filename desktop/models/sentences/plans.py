"""Problem sentences about membership plans, drives and the register of payments."""

SENTENCES: dict[str, tuple[str, str]] = {
    "plan.nameless": (
        "还没有名称，没有保存；请填会籍方案的名称。",
        "It has no name, so it was not saved; name the plan.",
    ),
    "plan.unknown": (
        "没有叫“{word}”的会籍方案，或不止一个；请用列表里的 id。",
        "No plan, or more than one, is called {word}; use the id in the list.",
    ),
    "plan.gone": (
        "这个会籍方案已经不在，没有改动；请看方案列表。",
        "This plan is no longer there, so nothing was changed; look at the list of plans.",
    ),
    "plan.ended": (
        "“{name}”已经停售，没有登记；请重新开售，或选别的方案。",
        "{name} is no longer sold, so nothing was recorded; sell it again, or choose another plan.",
    ),
    "plan.bad_fee": (
        "会费不对，没有保存；请写 0 到一亿元。",
        "This is no fee, so nothing was saved; write 0 to a hundred million yuan.",
    ),
    "plan.bad_months": (
        "期限不对，没有保存；请写 1 到 {most} 个月，固定周期写 1、2、3、4、6 或 12 个月。",
        "This is no length, so nothing was saved; write 1 to {most:month|months}, of a fixed period"
        " 1, 2, 3, 4, 6 or 12.",
    ),
    "plan.bad_begin": (
        "“{word}”不是一年里的一天，没有保存；请写 01-01 到 12-28 这样的月和日。",
        "{word} is no day of the year, so nothing was saved; write month and day, 01-01 to 12-28.",
    ),
    "plan.bad_discount": (
        "优惠 {word}% 不对，没有保存；请写减百分之几，0 到 100，八折写 20。",
        "{word} percent off is not possible, so nothing was saved; write 0 to 100.",
    ),
    "plan.bad_days": (
        "天数不对，没有保存；请写 0 到 {most} 天。",
        "This is no number of days, so nothing was saved; write 0 to {most}.",
    ),
    "plan.paid_until": (
        "“{name}”已经交到 {day}，没有重复登记；要往后再续，请«勾“提前续”|写 --ahead»，"
        "只是多收了钱，请«勾“记在同一期”|写 --same»。",
        "{name} is paid until {day}, so nothing was recorded twice; to renew all the same"
        " «tick Renew ahead|write --ahead», for money that came twice «tick Same term|write"
        " --same».",
    ),
    "plan.no_term": (
        "他还没有这个方案的会籍，没有登记；请先登记第一期。",
        "He has no term of this plan yet, so nothing was recorded; record the first one.",
    ),
    "drive.nameless": (
        "还没有名称，没有保存；请填招募期的名称。",
        "It has no name, so it was not saved; name the drive.",
    ),
    "drive.unknown": (
        "没有叫“{word}”的招募期，或不止一个；请用列表里的 id。",
        "No drive, or more than one, is called {word}; use the id in the list.",
    ),
    "drive.gone": (
        "这个招募期已经不在，没有改动；请看招募期列表。",
        "This drive is no longer there, so nothing was changed; look at the list of drives.",
    ),
    "drive.bad_window": (
        "结束的日子在开始之前，没有保存；请改日期。",
        "It would end before it begins, so nothing was saved; change the days.",
    ),
    "drive.bad_quota": (
        "名额不对，没有保存；请写 1 以上的整数，或留空不限。",
        "This is no quota, so nothing was saved; write a whole number from 1, or leave it empty.",
    ),
    "drive.bad_tier": (
        "价格档“{word}”不对，没有保存；请写成“早鸟:399:2026-03-31”或“前百名:399:100”，一档一行，"
        "最多 20 档。",
        "The price {word} cannot be read, so nothing was saved; write early:399:2026-03-31 or"
        " first:399:100, one on each line, 20 at most.",
    ),
    "drive.coming": (
        "“{name}”还没开始，没有登记；请等开始，或写明破例的原因。",
        "{name} has not begun, so nothing was recorded; wait, or give a reason for an exception.",
    ),
    "drive.over": (
        "“{name}”已经结束，没有登记；请换一个招募期，或写明破例的原因。",
        "{name} is over, so nothing was recorded; choose another drive, or give a reason for an"
        " exception.",
    ),
    "drive.full": (
        "“{name}”名额已满，没有登记；请换一个招募期，或写明破例的原因。",
        "{name} is full, so nothing was recorded; choose another drive, or give a reason for an"
        " exception.",
    ),
    "drive.closed": (
        "“{name}”已经截止，没有登记；请换一个招募期，或写明破例的原因。",
        "{name} was closed, so nothing was recorded; choose another drive, or give a reason for an"
        " exception.",
    ),
    "payment.bad_amount": (
        "“{word}”不是可以登记的金额，没有登记；请写多少元，例如 500 或 39.9，赠送写 0 和原因。",
        "{word} is no amount that can be recorded, so nothing was; write yuan, such as 500 or"
        " 39.9, for a gift 0 and the reason.",
    ),
    "payment.no_amount": (
        "还没有金额，没有登记；请写收了多少元。",
        "There is no amount, so nothing was recorded; write how many yuan were received.",
    ),
    "payment.not_due": (
        "这一期只要交 {due} 元，没有登记；请改金额，或写明原因。",
        "Only ¥{due} is due for this term, so nothing was recorded; change the amount, or give a"
        " reason.",
    ),
    "payment.future": (
        "收款的日子还没到，没有登记；请写今天或以前的日期。",
        "This day has not come, so nothing was recorded; write today or a day before.",
    ),
    "payment.own_value": (
        "储值不能用储值来充，没有登记；请选钱是怎么收的。",
        "Stored value cannot be topped up from itself, so nothing was recorded; choose how the"
        " money came in.",
    ),
    "payment.unknown": (
        "没有这笔收款，没有改动；请看收款登记。",
        "There is no such payment, so nothing was changed; look at the register.",
    ),
    "payment.refunded": (
        "这笔收款已经退过，没有再退；请看收款登记。",
        "This payment was given back before, so nothing was done; look at the register.",
    ),
    "payment.not_twice": (
        "这笔收款的日子没有和别的重叠，没有改动；要退的话请登记退款。",
        "The days of this payment are its own, so nothing was changed; to give it back, note a"
        " refund.",
    ),
    "payment.spent": (
        "储值只剩 {has} 元，退不了这一笔；请先取消用掉的，再退。",
        "Only ¥{has} of the stored value is left, so this was not given back; cancel what was"
        " spent first.",
    ),
}
