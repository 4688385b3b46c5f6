"""The screen of segments."""
