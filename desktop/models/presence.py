"""What is said of somebody's having been there, and whether a person put it right."""

THERE = "there"
VOIDED = "voided"
# Of attendance: a person said for a reason when he came, late or in time; of its activity: moved.
LATE = "late"
TIMELY = "timely"
MOVED = "moved"
