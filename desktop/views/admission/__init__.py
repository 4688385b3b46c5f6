"""The screen of who asks to come in, who left, and what each source and day brought."""
