"""Coupons and their ladders, priority codes, and benefits to hand out: one tab of the rewards."""
