"""Who is rewarded for whom: inviters and those they brought, as a part of a rule's query."""

from desktop.models.referral import CONFIRMED
from desktop.store.question import Question

# One inviter for each who was brought: of merged records the referral that was noted first.
# Whoever was merged is the one he was merged into.
_BROUGHT = f"""brought(invitee, inviter) AS MATERIALIZED (
 SELECT invitee, inviter FROM (SELECT invitee, inviter,
 row_number() OVER (PARTITION BY invitee ORDER BY at, id) n FROM (
 SELECT coalesce(y.person, r.invitee) invitee, coalesce(x.person, r.inviter) inviter,
 r.at at, r.id id
 FROM referral r LEFT JOIN alias x ON x.member = r.inviter
 LEFT JOIN alias y ON y.member = r.invitee
 WHERE r.gone = 0 AND r.state = '{CONFIRMED}'
 AND r.inviter IS NOT NULL AND r.invitee IS NOT NULL)) WHERE n = 1)"""
# Nobody is rewarded for himself, nor for somebody who brought himself by way of others.
_BONDS = """bonded(m, invitee, level) AS MATERIALIZED (
 SELECT inviter, invitee, 1 FROM brought
 UNION ALL SELECT further.inviter, near.invitee, 2 FROM brought near
 JOIN brought further ON further.invitee = near.inviter AND further.inviter <> near.inviter),
 upward(start, at) AS (SELECT DISTINCT invitee, invitee FROM bonded{wanted}
 UNION SELECT u.start, b.inviter FROM upward u JOIN brought b ON b.invitee = u.at
 WHERE b.inviter <> u.start),
 circle(id) AS MATERIALIZED (SELECT u.start FROM upward u
 JOIN brought b ON b.invitee = u.at AND b.inviter = u.start),
 bond(m, invitee, level) AS MATERIALIZED (SELECT m, invitee, level FROM bonded
 WHERE invitee NOT IN (SELECT id FROM circle){also})"""
_ASKED = """, asked(id) AS MATERIALIZED (SELECT invitee FROM bond
 UNION SELECT c.member FROM alias c WHERE c.person IN (SELECT invitee FROM bond))"""


def bonds(question: Question) -> str:
    """`bond`: a row (inviter, invitee, level) for each that a rule may reward; "" for others.

    With members asked about, `asked` has the invitees whose activity concerns them.
    """
    if question.trigger != "invite":
        return ""
    if question.members is None:
        return f"{_BROUGHT}, {_BONDS.format(wanted='', also='')}"
    whose = "m IN (SELECT id FROM wanted)"
    return f"{_BROUGHT}, {_BONDS.format(wanted=f' WHERE {whose}', also=f' AND {whose}')}{_ASKED}"
