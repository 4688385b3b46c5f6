"""The screen of roles: who holds which, and what each may do."""
