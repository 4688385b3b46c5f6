"""The hub's tables, in words that both engines know; every key begins with the community."""

from hub.engine import Engine

# SQLite takes BYTEA and BIGINT as names without meaning, PostgreSQL takes them as its own.
_FIRST = (
    """CREATE TABLE head (
        community BYTEA PRIMARY KEY, epoch BIGINT NOT NULL, seq BIGINT NOT NULL,
        since BIGINT NOT NULL, mark BYTEA NOT NULL)""",
    """CREATE TABLE device (
        community BYTEA NOT NULL, device BYTEA NOT NULL, number BIGINT NOT NULL,
        op BIGINT NOT NULL, signature BYTEA NOT NULL, ruled BIGINT NOT NULL,
        PRIMARY KEY (community, device))""",
    # When a device last asked for the log (ms).
    """CREATE TABLE contact (
        community BYTEA NOT NULL, device BYTEA NOT NULL, at BIGINT NOT NULL,
        PRIMARY KEY (community, device))""",
    # whole = nothing was erased from it: it is as its author sent it.
    """CREATE TABLE log (
        community BYTEA NOT NULL, seq BIGINT NOT NULL, device BYTEA NOT NULL,
        number BIGINT NOT NULL, action BYTEA NOT NULL, clock BIGINT NOT NULL, at BIGINT NOT NULL,
        changeset BYTEA NOT NULL, mark BYTEA NOT NULL, whole BIGINT NOT NULL,
        PRIMARY KEY (community, seq), UNIQUE (community, device, number))""",
    # What was judged before the hub was there; giver = whose word it is that it was so.
    """CREATE TABLE past (
        community BYTEA NOT NULL, seq BIGINT NOT NULL, device BYTEA NOT NULL,
        number BIGINT NOT NULL, clock BIGINT NOT NULL, giver BYTEA NOT NULL,
        changeset BYTEA NOT NULL, PRIMARY KEY (community, seq),
        UNIQUE (community, device, number))""",
    """CREATE TABLE state (
        community BYTEA NOT NULL, tbl TEXT NOT NULL, record BYTEA NOT NULL, born BYTEA NOT NULL,
        ver BYTEA NOT NULL, vers BYTEA, gone BIGINT NOT NULL, clear BYTEA NOT NULL,
        sealed BYTEA NOT NULL, PRIMARY KEY (community, tbl, record))""",
    # The clear values by which the judge looks rows up.
    """CREATE TABLE look (
        community BYTEA NOT NULL, tbl TEXT NOT NULL, field TEXT NOT NULL, value BYTEA NOT NULL,
        record BYTEA NOT NULL, PRIMARY KEY (community, tbl, field, value, record))""",
    """CREATE TABLE seed (
        community BYTEA NOT NULL, seed BYTEA NOT NULL, subject BYTEA NOT NULL,
        secret BYTEA NOT NULL, PRIMARY KEY (community, seed))""",
    "CREATE INDEX seed_subject ON seed(community, subject)",
    """CREATE TABLE verdict (
        community BYTEA NOT NULL, device BYTEA NOT NULL, ruled BIGINT NOT NULL,
        verdict BYTEA NOT NULL, PRIMARY KEY (community, device, ruled))""",
    """CREATE TABLE quarantine (
        community BYTEA NOT NULL, device BYTEA NOT NULL, number BIGINT NOT NULL,
        action BYTEA NOT NULL, kind TEXT NOT NULL, reason TEXT NOT NULL, position BIGINT NOT NULL,
        at BIGINT NOT NULL, changeset BYTEA NOT NULL, PRIMARY KEY (community, device, number))""",
    """CREATE TABLE invitation (
        name BYTEA PRIMARY KEY, community BYTEA NOT NULL, proof BYTEA NOT NULL, blob BYTEA NOT NULL,
        operator BYTEA NOT NULL, expires BIGINT NOT NULL, wrong BIGINT NOT NULL, device BYTEA,
        done BIGINT NOT NULL)""",
    # For who comes back with the recovery code alone.
    """CREATE TABLE rescue (
        community BYTEA PRIMARY KEY, name BYTEA NOT NULL UNIQUE, blob BYTEA NOT NULL)""",
    """CREATE TABLE upload (
        community BYTEA PRIMARY KEY, upload BYTEA NOT NULL, device BYTEA NOT NULL,
        sign_key BYTEA NOT NULL, setup BYTEA NOT NULL, parts BIGINT NOT NULL)""",
    """CREATE TABLE digest (
        community BYTEA NOT NULL, tbl TEXT NOT NULL, total BYTEA NOT NULL,
        PRIMARY KEY (community, tbl))""",
    """CREATE TABLE attest (
        community BYTEA NOT NULL, seq BIGINT NOT NULL, epoch BIGINT NOT NULL,
        device BYTEA NOT NULL, digest BYTEA NOT NULL, signature BYTEA NOT NULL,
        PRIMARY KEY (community, seq, device))""",
    """CREATE TABLE erased (
        community BYTEA NOT NULL, subject BYTEA NOT NULL, seq BIGINT NOT NULL,
        PRIMARY KEY (community, subject))""",
    """CREATE TABLE mass (
        community BYTEA NOT NULL, action BYTEA NOT NULL, done BIGINT NOT NULL,
        PRIMARY KEY (community, action))""",
    # Changesets below a device's last one that a restored hub has not got back yet.
    """CREATE TABLE gap (
        community BYTEA NOT NULL, device BYTEA NOT NULL, number BIGINT NOT NULL,
        PRIMARY KEY (community, device, number))""",
    # The highest member number of a scheme that was ever given, leased or exported.
    """CREATE TABLE top (
        community BYTEA NOT NULL, scheme TEXT NOT NULL, value BIGINT NOT NULL,
        PRIMARY KEY (community, scheme))""",
    "CREATE TABLE secret (name TEXT PRIMARY KEY, value BYTEA NOT NULL)",
)

_SECOND = (
    # When a revoked device was told so (ms), and when it said that its keys are destroyed, or 0.
    """CREATE TABLE farewell (
        community BYTEA NOT NULL, device BYTEA NOT NULL, told BIGINT NOT NULL, gone BIGINT NOT NULL,
        PRIMARY KEY (community, device))""",
    # How far it had read.
    "ALTER TABLE contact ADD COLUMN seq BIGINT NOT NULL DEFAULT 0",
)

_THIRD = (
    # What another device brings is looked for under the names that its author said it by.
    "CREATE INDEX log_action ON log(community, action)",
)

# Steps by which an older hub's database becomes today's; never edited after a release.
STEPS = (_FIRST, _SECOND, _THIRD)


def migrate(engine: Engine) -> None:
    """Bring the database up to date; a newer one than this program knows is a RuntimeError."""
    with engine.migrating() as session:
        session.run("CREATE TABLE IF NOT EXISTS step (number BIGINT PRIMARY KEY)")
        done = session.rows("SELECT coalesce(max(number), 0) FROM step")[0][0]
        if done > len(STEPS):
            raise RuntimeError("the hub's database is of a newer release")
        for number, statements in enumerate(STEPS[done:], done + 1):
            for statement in statements:
                session.run(statement)
            session.run("INSERT INTO step (number) VALUES (?)", (number,))
