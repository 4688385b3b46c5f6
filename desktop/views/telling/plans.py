"""How what was done about memberships and payments looks: kind of action -> (icon, tone)."""

LOOKS: dict[str, tuple[str, str]] = {
    "plan.save": ("wallet", "info"),
    "plan.end": ("pause", "grey"),
    "drive.save": ("megaphone-fill", "info"),
    "drive.close": ("flag-banner", "grey"),
    "payment.add": ("currency-cny", "ok"),
    "payment.carry": ("skip-forward", "info"),
    "payment.refund": ("arrow-counter-clockwise", "warn"),
}
