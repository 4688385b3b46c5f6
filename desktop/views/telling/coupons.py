"""How what was done with coupons, codes and benefits looks: kind of action -> (icon, tone)."""

LOOKS: dict[str, tuple[str, str]] = {
    "coupon.kind": ("ticket", "violet"),
    "coupon.kind_remove": ("trash", "grey"),
    "coupon.give": ("ticket", "accent"),
    "coupon.use": ("ticket", "ok"),
    "coupon.pay": ("receipt", "ok"),
    "coupon.take_back": ("arrow-counter-clockwise", "warn"),
    "coupon.withdraw": ("arrow-counter-clockwise", "warn"),
    "coupon.ladder": ("list-checks", "violet"),
    "coupon.ladder_remove": ("trash", "grey"),
    "coupon.begin": ("ticket", "accent"),
    "code.make": ("key", "violet"),
    "code.use": ("key", "ok"),
    "code.take_back": ("arrow-counter-clockwise", "warn"),
    "code.cancel": ("key", "grey"),
    "benefit.save": ("hand-heart", "violet"),
    "benefit.remove": ("trash", "grey"),
    "benefit.add": ("user-plus", "accent"),
    "benefit.drop": ("user-minus", "grey"),
    "benefit.send": ("hand-heart", "ok"),
    "benefit.take_back": ("arrow-counter-clockwise", "warn"),
}
