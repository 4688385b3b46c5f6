"""Membership: plans, who has one, drives and the register of payments."""
