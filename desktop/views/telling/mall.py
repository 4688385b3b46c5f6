"""How what was done in the mall looks: kind of action -> (icon, tone)."""

LOOKS: dict[str, tuple[str, str]] = {
    "mall.gift": ("gift", "violet"),
    "mall.stock": ("stack", "info"),
    "mall.keep": ("stack", "info"),
    "mall.release": ("stack", "grey"),
    "mall.limit": ("gear-six", "info"),
    "mall.redeem": ("gift", "accent"),
    "mall.hand_out": ("gift", "ok"),
    "mall.cancel": ("arrow-counter-clockwise", "warn"),
}
