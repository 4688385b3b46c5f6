"""Honours in the window: who holds what, the badges and titles, and the grades."""
