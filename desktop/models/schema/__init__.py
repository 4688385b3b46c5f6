"""Every synced table, declared once: fields, types, class, merging, and who may write.

A file for each part of the community; `shape` says what a declaration says.
"""

from desktop.models.schema import (
    admission,
    between,
    boards,
    calendar,
    content,
    coupons,
    courses,
    finding,
    honours,
    journey,
    mall,
    packs,
    people,
    plans,
    points,
    registration,
    rights,
    sessions,
    structure,
    turns,
)
from desktop.models.schema.shape import CUSTOM, Class, Field, Kind, Subject, Table

__all__ = ["CUSTOM", "SCHEMA", "TABLES", "Class", "Field", "Kind", "Subject", "Table", "table"]

SCHEMA = 1
TABLES: tuple[Table, ...] = (
    *structure.TABLES,
    *people.TABLES,
    *rights.TABLES,
    *calendar.TABLES,
    *courses.TABLES,
    *points.TABLES,
    *plans.TABLES,
    *boards.TABLES,
    *mall.TABLES,
    *finding.TABLES,
    *honours.TABLES,
    *between.TABLES,
    *sessions.TABLES,
    *journey.TABLES,
    *admission.TABLES,
    *packs.TABLES,
    *turns.TABLES,
    *registration.TABLES,
    *content.TABLES,
    *coupons.TABLES,
)
_TABLES: dict[str, Table] = {table.name: table for table in TABLES}


def table(name: str) -> Table:
    """The declaration of one table; an unknown name is a KeyError, a bug in the caller."""
    return _TABLES[name]
