"""The manual inside the program: its pages, how they are read, and F1."""
