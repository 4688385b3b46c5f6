"""What is said of somebody's having been there, and whether a person put it right."""

THERE = "there"
VOIDED = "voided"
# Nowhere written: of an activity whose entering was undone, where an award still names it.
UNDONE = "undone"
# Of attendance: a person said for a reason when he came, late or in time; of its activity: moved.
LATE = "late"
TIMELY = "timely"
MOVED = "moved"
# What a person says of it; what says nothing of these follows from check-ins.
BY_HAND = frozenset({VOIDED, LATE, TIMELY, MOVED})
