"""The screen of households, organisations, the directory and birthdays."""
