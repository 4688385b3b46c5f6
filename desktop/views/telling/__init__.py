"""How what was done and what waits is told: for each kind a sentence, an icon and a colour."""
