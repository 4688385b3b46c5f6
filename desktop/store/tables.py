"""The SQL of a community's file, made from the declared schema and the store's own tables."""

from desktop.models import schema
from desktop.models.schema import Field, Table
from desktop.store import merged, ordered, tally

_TYPES = {
    "text": "TEXT",
    "int": "INTEGER",
    "date": "TEXT",
    "time": "INTEGER",
    "bool": "INTEGER",
    "id": "BLOB",
    "json": "TEXT",
}

# Every synced row: ver = op that its fields stand by, vers = msgpack {field: op} after a partial
# edit, born = op that made it, gone = 1 for a tombstone. Ops are named by their local reference.
_ROW = "ver INTEGER NOT NULL, vers BLOB, born INTEGER NOT NULL, gone INTEGER NOT NULL DEFAULT 0"

# Derived on this device from the declared fields; never recorded, never sent.
_MEMBER_DERIVED = (
    "folded TEXT NOT NULL DEFAULT '', pinyin TEXT NOT NULL DEFAULT '',"
    " initials TEXT NOT NULL DEFAULT '', other_pinyin TEXT NOT NULL DEFAULT '',"
    " other_initials TEXT NOT NULL DEFAULT '', number TEXT, number_value INTEGER,"
    f" points INTEGER NOT NULL DEFAULT 0, last_seen INTEGER, {', '.join(ordered.COLUMNS)}"
)

# The same of tables that an older file already has: it gets what it lacks.
DERIVED = {"alias": merged.COLUMNS}

_INDEXES = (
    "CREATE INDEX member_phone ON member(phone_ix) WHERE phone_ix IS NOT NULL",
    # Whose phone is not on this computer, as in a pack: at a door they are found by its tail.
    "CREATE INDEX member_tail ON member(tail) WHERE phone IS NULL AND tail IS NOT NULL",
    "CREATE INDEX member_wechat ON member(wechat) WHERE wechat IS NOT NULL",
    "CREATE INDEX member_row_key ON member(row_key) WHERE row_key IS NOT NULL",
    "CREATE INDEX member_folded ON member(folded)",
    "CREATE INDEX member_pinyin ON member(pinyin) WHERE gone = 0",
    "CREATE INDEX member_initials ON member(initials) WHERE gone = 0",
    "CREATE INDEX member_other ON member(other_pinyin) WHERE other_pinyin <> ''",
    "CREATE INDEX member_other_initials ON member(other_initials) WHERE other_initials <> ''",
    # The columns a list can be sorted by: at a million members no sort may read more than it shows.
    "CREATE INDEX member_number ON member(number_value) WHERE gone = 0",
    "CREATE INDEX member_numbered ON"
    " member(upper(rtrim(number, '0123456789- ')), number_value) WHERE gone = 0",
    "CREATE INDEX member_city ON member(city, pinyin) WHERE gone = 0",
    "CREATE INDEX member_level ON member(standing, pinyin) WHERE gone = 0",
    "CREATE INDEX member_joined ON member(joined) WHERE gone = 0",
    "CREATE INDEX member_points ON member(points) WHERE gone = 0",
    "CREATE INDEX member_last_seen ON member(last_seen) WHERE gone = 0",
    "CREATE INDEX member_chapter ON member(chapter) WHERE chapter IS NOT NULL AND gone = 0",
    # Who was removed: few, and asked for whenever rules are settled.
    "CREATE INDEX member_gone ON member(id) WHERE gone = 1",
    "CREATE INDEX number_member ON number(member)",
    "CREATE INDEX member_tag_tag ON member_tag(tag)",
    # With `gone`, so that a group is counted without its rows being read.
    "CREATE INDEX member_team_team ON member_team(team, gone)",
    "CREATE INDEX alias_canonical ON alias(canonical)",
    "CREATE INDEX alias_person ON alias(person) WHERE person IS NOT NULL",
    "CREATE INDEX suspect_state ON suspect(state)",
    "CREATE INDEX application_state ON application(state, at)",
    "CREATE INDEX application_member ON application(member) WHERE member IS NOT NULL",
    "CREATE INDEX stay_member ON stay(member)",
    # Who ever left: few, and asked for by each rule.
    'CREATE INDEX stay_ended ON stay(place, member) WHERE "to" IS NOT NULL AND gone = 0',
    "CREATE INDEX cooperation_date ON cooperation(date)",
    "CREATE INDEX duty_member ON duty(member, state)",
    "CREATE INDEX exposure_date ON exposure(date)",
    "CREATE INDEX series_start ON series(start)",
    "CREATE INDEX series_uid ON series(uid)",
    "CREATE INDEX occurrence_start ON occurrence(start) WHERE start IS NOT NULL",
    "CREATE INDEX content_item_slot ON content_item(series, original) WHERE series IS NOT NULL",
    "CREATE INDEX content_item_planned ON content_item(planned_at) WHERE planned_at IS NOT NULL",
    "CREATE INDEX content_item_state ON content_item(state)",
    "CREATE INDEX proposal_state ON proposal(state)",
    "CREATE INDEX series_proposer ON series(proposer) WHERE proposer IS NOT NULL",
    "CREATE INDEX attendance_member ON attendance(member)",
    "CREATE INDEX registration_occurrence ON registration(occurrence)",
    "CREATE INDEX registration_member ON registration(member)",
    "CREATE INDEX sheet_part_occurrence ON sheet_part(occurrence, position)",
    "CREATE INDEX question_occurrence ON question(occurrence, position)",
    "CREATE INDEX question_member ON question(member) WHERE member IS NOT NULL",
    "CREATE INDEX transcript_line_occurrence ON transcript_line(occurrence, position)",
    "CREATE INDEX transcript_line_member ON transcript_line(member) WHERE member IS NOT NULL",
    "CREATE INDEX module_course ON module(course)",
    "CREATE INDEX completion_member ON completion(member)",
    "CREATE INDEX completion_occurrence ON completion(occurrence) WHERE occurrence IS NOT NULL",
    "CREATE INDEX certificate_member ON certificate(member)",
    'CREATE INDEX coupon_from ON coupon("from", born)',
    "CREATE INDEX coupon_kind_of ON coupon(kind)",
    "CREATE INDEX coupon_member ON coupon(member)",
    "CREATE INDEX coupon_use_coupon ON coupon_use(coupon)",
    "CREATE INDEX code_use_code ON code_use(code)",
    "CREATE INDEX code_use_member ON code_use(member)",
    "CREATE INDEX benefit_recipient_member ON benefit_recipient(member)",
    "CREATE INDEX venue_name ON venue(name) WHERE gone = 0",
    "CREATE INDEX activity_member ON activity(member, kind, at)",
    # Most rules ask no more of an activity than stands here.
    "CREATE INDEX activity_time ON activity(kind, local, member, at, amount, state, gone, id)",
    "CREATE INDEX activity_occurrence ON activity(occurrence) WHERE occurrence IS NOT NULL",
    "CREATE INDEX entry_member ON entry(member, at)",
    "CREATE INDEX entry_rule ON entry(rule, member, evidence_key)",
    "CREATE INDEX hold_member ON hold(member)",
    # Seldom anybody; the first screen asks for it.
    "CREATE INDEX member_overdrawn ON member(points) WHERE points < 0",
    "CREATE INDEX entry_reverses ON entry(reverses) WHERE reverses IS NOT NULL",
    # What the judge clipped: seldom anything, and asked for with every award.
    "CREATE INDEX entry_clip ON entry(evidence_key) WHERE kind = 'clip'",
    "CREATE INDEX gift_stock_gift ON gift_stock(gift)",
    "CREATE INDEX gift_lease_gift ON gift_lease(gift)",
    "CREATE INDEX redemption_gift ON redemption(gift)",
    "CREATE INDEX redemption_member ON redemption(member)",
    "CREATE INDEX redemption_device ON redemption(device)",
    "CREATE INDEX redemption_at ON redemption(at)",
    "CREATE INDEX payment_member ON payment(member)",
    # What plans and drives come to is added up within an index; a list begins with its newest.
    'CREATE INDEX payment_plan ON payment(plan, member, term, gone, id, "from", "to", born)'
    " WHERE plan IS NOT NULL",
    "CREATE INDEX payment_plan_at ON payment(plan, at, id, gone) WHERE plan IS NOT NULL",
    "CREATE INDEX payment_drive ON payment(drive, member, term, gone, id, extra, local, method,"
    " amount) WHERE drive IS NOT NULL",
    "CREATE INDEX payment_drive_at ON payment(drive, at, id, gone) WHERE drive IS NOT NULL",
    "CREATE INDEX payment_coupon ON payment(coupon) WHERE coupon IS NOT NULL",
    "CREATE INDEX payment_at ON payment(at, id, gone, method, amount)",
    "CREATE INDEX audit_member ON audit(member)",
    "CREATE INDEX audit_application ON audit(application) WHERE application IS NOT NULL",
    "CREATE INDEX audit_operator ON audit(operator, at)",
    "CREATE INDEX note_member ON note(member, at)",
    "CREATE INDEX identity_member ON identity(member)",
    "CREATE INDEX identity_value ON identity(channel, value)",
    "CREATE INDEX identity_ix ON identity(value_ix) WHERE value_ix IS NOT NULL",
    "CREATE INDEX unit_name ON unit(kind, name) WHERE gone = 0",
    "CREATE INDEX unit_assigned ON unit(assigned) WHERE assigned IS NOT NULL",
    "CREATE INDEX affiliation_unit ON affiliation(unit)",
    "CREATE INDEX child_unit ON child(unit)",
    "CREATE INDEX child_member ON child(member)",
    "CREATE INDEX child_month ON child(birth_month)",
    "CREATE INDEX relation_other ON relation(other)",
    "CREATE INDEX offer_member ON offer(member)",
    "CREATE INDEX consent_member ON consent(member, purpose, at)",
    "CREATE INDEX stage_member ON stage(member, at)",
    "CREATE INDEX stage_at ON stage(at)",
    "CREATE INDEX referral_inviter ON referral(inviter)",
    "CREATE INDEX referral_invitee ON referral(invitee)",
    # Birthdays of the coming days, in either calendar: by month and day.
    "CREATE INDEX member_birthday ON member(substr(birthday, 6)) WHERE birthday <> ''",
    "CREATE INDEX member_lunar ON member(substr(lunar_birthday, 6)) WHERE lunar_birthday <> ''",
    "CREATE INDEX member_invite ON member(invite) WHERE invite <> ''",
)

# The words of the search index: contentless, so that no personal text stands there twice. A row's
# old words are taken out by the 'delete' command with those words, so they leave the file at once.
_SEARCH = (
    "CREATE VIRTUAL TABLE grams USING fts5(words, content='', detail=none, columnsize=0,"
    ' tokenize="unicode61 remove_diacritics 0")',
    "INSERT INTO grams(grams, rank) VALUES ('secure-delete', 1)",
)

_OWN = (
    """CREATE TABLE state (
        name TEXT PRIMARY KEY, value ANY) STRICT, WITHOUT ROWID""",
    """CREATE TABLE changeset (
        rid INTEGER PRIMARY KEY, device BLOB NOT NULL, number INTEGER NOT NULL,
        action BLOB NOT NULL, seq INTEGER, clock INTEGER NOT NULL,
        head BLOB NOT NULL, body BLOB NOT NULL, refused TEXT, UNIQUE (device, number)) STRICT""",
    # What the judge has not decided: seq is NULL.
    "CREATE INDEX changeset_pending ON changeset(rid) WHERE seq IS NULL",
    "CREATE INDEX changeset_seq ON changeset(seq) WHERE seq IS NOT NULL",
    # Before each pending op: how the record stood. at = msgpack of the parameters that find it.
    """CREATE TABLE pending (
        tbl TEXT NOT NULL, record BLOB NOT NULL, op INTEGER NOT NULL, at BLOB NOT NULL,
        image BLOB, PRIMARY KEY (tbl, record, op)) STRICT, WITHOUT ROWID""",
    "CREATE INDEX pending_op ON pending(op)",
    # The signed bytes of what left this device, until it is decided: a second try sends the same.
    "CREATE TABLE outbox (rid INTEGER PRIMARY KEY, wire BLOB NOT NULL) STRICT",
    # Changesets with values that this device cannot open (yet), as they came.
    "CREATE TABLE closed (rid INTEGER PRIMARY KEY, wire BLOB NOT NULL) STRICT",
    # What the keys come from that seal personal values (docs/format-sync.md sections 1 to 3).
    # stands = others have it from the log.
    """CREATE TABLE seed (
        id BLOB PRIMARY KEY, subject BLOB NOT NULL, secret BLOB NOT NULL,
        stands INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID""",
    "CREATE INDEX seed_subject ON seed(subject)",
    """CREATE TABLE held_key (
        id BLOB PRIMARY KEY, use TEXT NOT NULL, cls INTEGER NOT NULL,
        secret BLOB NOT NULL) STRICT, WITHOUT ROWID""",
    # What records were at a place of the log before this device came, while that is read.
    """CREATE TABLE was (
        tbl TEXT NOT NULL, record BLOB NOT NULL, subject BLOB, body BLOB NOT NULL,
        PRIMARY KEY (tbl, record)) STRICT, WITHOUT ROWID""",
    # Who was erased, the ids alone: a backup from before is put right by it.
    "CREATE TABLE erased (subject BLOB PRIMARY KEY) STRICT, WITHOUT ROWID",
    # What the judge said to own changesets, in the order it was said.
    """CREATE TABLE verdict (
        ruled INTEGER PRIMARY KEY, number INTEGER NOT NULL, verdict TEXT NOT NULL,
        reason TEXT NOT NULL, position INTEGER NOT NULL, at INTEGER NOT NULL,
        seen INTEGER NOT NULL DEFAULT 0, wire BLOB) STRICT""",
    # The end of the log as it came, and the judge's word for each page of it: for a hub that is
    # restored from an old backup. reread = records as such a hub had them at a seq.
    """CREATE TABLE tail (
        page INTEGER NOT NULL, seq INTEGER NOT NULL, clock INTEGER NOT NULL, wire BLOB NOT NULL,
        PRIMARY KEY (page, seq)) STRICT""",
    "CREATE INDEX tail_seq ON tail(seq)",
    """CREATE TABLE tail_page (
        after INTEGER PRIMARY KEY, mark BLOB NOT NULL, last INTEGER NOT NULL,
        epoch INTEGER NOT NULL, at INTEGER NOT NULL, size INTEGER NOT NULL,
        signature BLOB NOT NULL) STRICT""",
    """CREATE TABLE reread (
        tbl TEXT NOT NULL, record BLOB NOT NULL, seq INTEGER NOT NULL,
        PRIMARY KEY (tbl, record)) STRICT, WITHOUT ROWID""",
    # Two editors set a field that matters without seeing each other: a person looks. other = the
    # op that was met, won = op stands over it, at = msgpack of the parameters that find the record.
    """CREATE TABLE card (
        op INTEGER NOT NULL, tbl TEXT NOT NULL, record BLOB NOT NULL, field TEXT NOT NULL,
        other INTEGER NOT NULL, won INTEGER NOT NULL, at BLOB NOT NULL,
        stands ANY, lost ANY, settled INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (op, record, field)) STRICT, WITHOUT ROWID""",
    "CREATE INDEX card_record ON card(record, field) WHERE settled = 0",
    # For teams that pass files on (docs/format-sync.md section 11). How far others had read:
    """CREATE TABLE peer (
        device BLOB PRIMARY KEY, seq INTEGER NOT NULL, ruled INTEGER NOT NULL,
        due INTEGER NOT NULL DEFAULT 1) STRICT, WITHOUT ROWID""",
    # others' changesets as they were signed: on their way to the judge, or judged here;
    """CREATE TABLE carried (
        device BLOB NOT NULL, number INTEGER NOT NULL, wire BLOB NOT NULL,
        PRIMARY KEY (device, number)) STRICT""",
    # what stands of the log for others, signed by the judge, and what he said to them;
    """CREATE TABLE leaf (
        start INTEGER PRIMARY KEY, last INTEGER NOT NULL, body BLOB NOT NULL,
        signature BLOB NOT NULL) STRICT""",
    """CREATE TABLE told (
        device BLOB NOT NULL, ruled INTEGER NOT NULL, wire BLOB NOT NULL,
        PRIMARY KEY (device, ruled)) STRICT""",
    # what this device refused as the judge: reason and position of the op; whether the owner has
    # said what becomes of it; how many rows of others an action changed so far;
    """CREATE TABLE set_aside (
        device BLOB NOT NULL, number INTEGER NOT NULL, reason TEXT NOT NULL,
        position INTEGER NOT NULL, at INTEGER NOT NULL, done INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (device, number)) STRICT""",
    "CREATE TABLE mass (action BLOB PRIMARY KEY, done INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    # another id that this folder goes by since a copy of it was met, and the word of the old one;
    """CREATE TABLE former (
        device BLOB PRIMARY KEY, former BLOB NOT NULL, signature BLOB NOT NULL)
        STRICT, WITHOUT ROWID""",
    # and invitations: given, or the one this device came by.
    """CREATE TABLE invited (
        name BLOB PRIMARY KEY, proof BLOB NOT NULL, operator BLOB NOT NULL,
        expires INTEGER NOT NULL, seq INTEGER NOT NULL, device BLOB) STRICT""",
    """CREATE TABLE action (
        id BLOB PRIMARY KEY, kind TEXT NOT NULL, device BLOB NOT NULL, operator BLOB NOT NULL,
        at INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
        count INTEGER NOT NULL) STRICT""",
    "CREATE INDEX action_at ON action(at)",
    "CREATE INDEX action_first ON action(first)",
    """CREATE TABLE history (
        op INTEGER NOT NULL, tbl TEXT NOT NULL, record BLOB NOT NULL, field TEXT NOT NULL,
        old ANY, new ANY, was INTEGER, subject BLOB,
        PRIMARY KEY (op, record, field)) STRICT, WITHOUT ROWID""",
    "CREATE INDEX history_record ON history(record, op)",
    "CREATE INDEX history_subject ON history(subject, op) WHERE subject IS NOT NULL",
    """CREATE TABLE member_x (
        member BLOB NOT NULL, field BLOB NOT NULL, value TEXT, ver INTEGER NOT NULL,
        PRIMARY KEY (member, field)) STRICT, WITHOUT ROWID""",
    # Numbers by size, and days, which begin with their year.
    "CREATE INDEX member_x_measured ON member_x(field, CAST(value AS REAL), value, member)"
    " WHERE value GLOB '[-0-9]*'",
    """CREATE TABLE setting (
        name TEXT PRIMARY KEY, value ANY) STRICT, WITHOUT ROWID""",
)

# What the judge did not take can be taken back: it was never part of the ledger. What came before
# the key to it is filled in once: `vers` names such values, and nothing else in these tables.
_APPEND_ONLY = """CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
    WHEN ('{verb}' = 'DELETE' OR OLD.vers IS NULL)
    AND NOT EXISTS (SELECT 1 FROM pending WHERE tbl = '{table}' AND record = OLD.id)
    BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"""


def column(field: Field) -> str:
    """A declared field as a column of its table."""
    return f'"{field.name}" {_TYPES[field.kind]}'


def _create(table: Table) -> str:
    columns = [column(item) for item in table.fields]
    if table.key:
        keys = ", ".join(f'"{name}"' for name in table.key)
        columns += [_ROW, *DERIVED.get(table.name, ()), f"PRIMARY KEY ({keys})"]
        return f"CREATE TABLE {table.name} ({', '.join(columns)}) STRICT, WITHOUT ROWID"
    if table.name == "member":
        columns = [
            "rid INTEGER PRIMARY KEY AUTOINCREMENT",
            "id BLOB NOT NULL UNIQUE",
            *columns,
            _ROW,
        ]
        columns.append(_MEMBER_DERIVED)
    else:
        columns = ["id BLOB PRIMARY KEY NOT NULL", *columns, _ROW]
    return f"CREATE TABLE {table.name} ({', '.join(columns)}) STRICT"


def append_only_triggers() -> list[str]:
    """The triggers that keep the ledger and the audit from being rewritten."""
    return [
        _APPEND_ONLY.format(table=table.name, verb=verb)
        for table in schema.TABLES
        if table.append_only
        for verb in ("UPDATE", "DELETE")
    ]


def statements() -> list[str]:
    """Everything a new community's file holds, in the order of creation."""
    created = [_create(table) for table in schema.TABLES]
    kept = [*tally.STATEMENTS, *merged.STATEMENTS]
    return [*created, *_OWN, *kept, *_INDEXES, *_SEARCH, *append_only_triggers()]
