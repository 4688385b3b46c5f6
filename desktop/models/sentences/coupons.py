"""Problem sentences about coupons, priority codes and benefits."""

SENTENCES: dict[str, tuple[str, str]] = {
    "coupon.titleless": (
        "还没有名称，没有保存；请填名称。",
        "It has no title, so it was not saved; give it one.",
    ),
    "coupon.works": (
        "不认识这种券，没有保存；请选抵件、抵钱或打折。",
        "A coupon is for pieces, an amount or a percentage, so nothing was saved; choose one.",
    ),
    "coupon.plan_free": (
        "带来会籍的券要写先交多少元，没有保存；请写会费。",
        "A coupon that brings a membership takes a fee, so nothing was saved; write the fee.",
    ),
    "coupon.amount": (
        "数目不对，没有登记；请填大于零的数，打折最多 100%。",
        "The figure does not fit, so nothing was recorded;"
        " give one above zero, at most 100 for a percentage.",
    ),
    "coupon.kind_gone": (
        "这种券已经不在，没有改动；请看券的列表。",
        "This kind of coupon is no longer there, so nothing was changed; look at the list.",
    ),
    "coupon.kind_unknown": (
        "没有叫“{word}”的券，或不止一种；请用列表里的 id。",
        "No kind of coupon, or more than one, is called {word}; use the id in the list.",
    ),
    "coupon.kind_used": (
        "“{title}”已经有人拿到，或是阶梯里的一步，不能删除；请停止发放。",
        "Somebody has {title}, or it is a step of a ladder, so it was not removed;"
        " give no more of it instead.",
    ),
    "coupon.gone": (
        "这张券已经不在，没有改动；请看成员的券。",
        "This coupon is no longer there, so nothing was changed; look at the member's coupons.",
    ),
    "coupon.none": (
        "他没有“{word}”这张券，没有登记；请看他的券。",
        "They have no coupon {word}, so nothing was recorded; look at their coupons.",
    ),
    "coupon.withdrawn": (
        "“{title}”这张券已经收回，不能用；请另发一张。",
        "This coupon for {title} was taken back, so it was not used; give another.",
    ),
    "coupon.used": (
        "“{title}”这张券已经用掉，没有改动；请看它的使用记录。",
        "This coupon for {title} is used, so nothing was changed; look at how it was used.",
    ),
    "coupon.expired": (
        "“{title}”这张券到 {day} 为止，已经过期；请另发一张。",
        "This coupon for {title} held until {day}, so it was not used; give another.",
    ),
    "coupon.coming": (
        "“{title}”这张券从 {start} 起才能用；请到那天再用。",
        "This coupon for {title} holds from {start} on, so it was not used; use it then.",
    ),
    "coupon.fee_due": (
        "“{title}”要先交 ¥{fee} 才能用；请先登记收款。",
        "{title} can be used once its fee of ¥{fee} is paid; record that first.",
    ),
    "coupon.no_fee": (
        "“{title}”没有要交的钱，没有登记；可以直接用。",
        "There is no fee to pay for {title}, so nothing was recorded; it can be used as it is.",
    ),
    "coupon.too_many": (
        "“{title}”还能用 {left} 件，这次是 {pieces} 件，没有登记；请改件数。",
        "{title} is good for {left:piece|pieces} more, not {pieces}, so nothing was recorded;"
        " change the number.",
    ),
    "coupon.use_gone": (
        "这次使用已经不在，没有改动；请看券的使用记录。",
        "This use is no longer there, so nothing was changed; look at how the coupon was used.",
    ),
    "coupon.use_cancelled": (
        "这次使用已经撤回，没有改动；请看券的使用记录。",
        "This use was taken back before, so nothing was changed; look at how it was used.",
    ),
    "coupon.no_steps": (
        "阶梯要有 1 到 {most} 步，没有保存；请改步数。",
        "A ladder has 1 to {most:step|steps}, so it was not saved; change their number.",
    ),
    "coupon.trigger": (
        "不认识这种发放方式，没有保存；请选“用完上一步”“手工”，或第几次来（2 到 1000）。",
        "A step is reached by using the one before, by hand, or by a visit from the 2nd to the"
        " 1000th, so nothing was saved; choose one.",
    ),
    "coupon.step_used": (
        "第 {number} 步“{title}”已经有人走到，不能换；请另建一个阶梯。",
        "Somebody came to step {number}, {title}, so it was not replaced; make another ladder.",
    ),
    "coupon.ladder_gone": (
        "这个阶梯已经不在，没有改动；请看阶梯的列表。",
        "This ladder is no longer there, so nothing was changed; look at the list of ladders.",
    ),
    "coupon.ladder_unknown": (
        "没有叫“{word}”的阶梯，或不止一个；请用列表里的 id。",
        "No ladder, or more than one, is called {word}; use the id in the list.",
    ),
    "coupon.ladder_begun": (
        "已经有人走上“{title}”，不能删除；请不再让新的人开始。",
        "Somebody has begun {title}, so it was not removed; let nobody else begin instead.",
    ),
    "coupon.no_step": (
        "没有第 {number} 步，没有发放；这个阶梯有 {count} 步。",
        "There is no step {number}, so nothing was given; the ladder has {count:step|steps}.",
    ),
    "coupon.had": (
        "{name}已经有“{title}”这一步的券，没有再发；请看他的券。",
        "{name} has the coupon of this step, {title}, so none was given; look at their coupons.",
    ),
    "code.titleless": (
        "还没写这个码给什么，没有保存；请填用途。",
        "It is not said what the code is for, so it was not made; say so.",
    ),
    "code.count": (
        "一次做 1 到 {most} 个码，自己定的码一次一个；没有保存，请改数目。",
        "1 to {most:code|codes} are made at once, one's own one at a time;"
        " none was made, change the number.",
    ),
    "code.written": (
        "码要有 1 到 {most} 个字，没有保存；请改短。",
        "A code has 1 to {most:letter|letters}, so it was not made; make it shorter.",
    ),
    "code.there": (
        "已经有 F码 {code}，没有再做；请换一个。",
        "There is a code {code} already, so it was not made anew; choose another.",
    ),
    "code.unknown": (
        "没有 F码 {code}，没有登记；请核对后再输一次。",
        "There is no code {code}, so nothing was recorded; check it and type it again.",
    ),
    "code.cancelled": (
        "F码 {code} 已经作废，不能用；请换一个。",
        "The code {code} was called in, so it was not used; take another.",
    ),
    "code.used": (
        "F码 {code} 已经由{name}用掉，没有改动；请换一个。",
        "{name} has used the code {code}, so nothing was changed; take another.",
    ),
    "code.expired": (
        "F码 {code} 到 {day} 为止，已经过期；请换一个。",
        "The code {code} held until {day}, so it was not used; take another.",
    ),
    "code.bound": (
        "F码 {code} 只给{name}用，没有登记；请选{name}，或换一个码。",
        "The code {code} is for {name} alone, so it was not used; choose {name}, or another code.",
    ),
    "code.use_gone": (
        "这次使用已经不在，没有改动；请看 F码的列表。",
        "This use is no longer there, so nothing was changed; look at the list of codes.",
    ),
    "code.use_cancelled": (
        "这次使用已经撤回，没有改动；请看 F码的列表。",
        "This use was taken back before, so nothing was changed; look at the list of codes.",
    ),
    "benefit.titleless": (
        "还没有名称，没有保存；请填名称。",
        "It has no title, so it was not saved; give it one.",
    ),
    "benefit.gone": (
        "这项福利已经不在，没有改动；请看福利的列表。",
        "This benefit is no longer there, so nothing was changed; look at the list of benefits.",
    ),
    "benefit.unknown": (
        "没有叫“{word}”的福利，或不止一项；请用列表里的 id。",
        "No benefit, or more than one, is called {word}; use the id in the list.",
    ),
    "benefit.sent": (
        "“{title}”已经发给了人，不能删除；先改回待发再删。",
        "{title} was handed to somebody, so it was not removed; take that back first.",
    ),
    "benefit.has": (
        "{name}已经拿到，不能移出名单；先改回待发。",
        "{name} has it, so nobody was taken off the list; take that back first.",
    ),
    "benefit.not_listed": (
        "{name}不在“{title}”的名单里，没有登记；请先加进名单。",
        "{name} is not on the list of {title}, so nothing was recorded; add {name} first.",
    ),
}
