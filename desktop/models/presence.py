"""What is said of somebody's having been there, and whether a person put it right."""

THERE = "there"
VOIDED = "voided"
# Nowhere written: of an activity whose entering was undone, where an award still names it.
UNDONE = "undone"
# Of attendance: a person said for a reason when he came, late or in time; of its activity: moved.
LATE = "late"
TIMELY = "timely"
MOVED = "moved"
