"""The first screen: what is on today, what waits, what happened."""
