"""The writing connection of an open community: what it records, and what it takes from a log."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress

from desktop.models.clock import wall_ms
from desktop.models.permission import Actor, role_words
from desktop.models.problem import Problem
from desktop.store import brake, roles, vault
from desktop.store.database import Connection, DatabaseError, connect
from desktop.store.journal import Stamp
from desktop.store.reads import Reads
from desktop.store.recorder import Recorder
from desktop.store.refs import Refs

FILE = "community.db"
# SQLite's number for it: the file stays whole when the power fails, its last commits may be gone.
_NORMAL = 1


class Store(Reads):
    """The writing connection of a community; one thread uses it.

    `now` tells the time (Unix ms) that what it records is of.
    """

    def __init__(
        self, connection: Connection, keys: vault.Keys, now: Callable[[], int] = wall_ms
    ) -> None:
        self.now = now
        path = keys.folder / FILE
        super().__init__(connection, lambda: connect(path, keys.database))
        self.folder = keys.folder
        self.keys = keys
        self.refs = Refs(connection)
        # True while the operator has agreed to change very much at once.
        self.sure = False
        connection.shut = True
        self.refresh()

    def become(self, device: bytes, keys: vault.Keys) -> None:
        """Go on as this device, whose id the file has already."""
        self.device, self.keys = device, keys
        self.refs.forget()

    def refresh(self) -> None:
        """Take the actor anew from the roles in force today."""
        self.actor = roles.at_work(self)

    def look_on(self, actor: Actor | None) -> None:
        """See as a preview does, which writes nothing; None is the operator's own eyes again."""
        if actor is None:
            self.refresh()
        else:
            self.actor = actor

    @contextmanager
    def recording(self, kind: str, *, braked: bool = True) -> Iterator[Recorder]:
        """Record one action: all of it stands when the block ends well, else nothing of it.

        An action that is not `braked` may change very much without being asked about.
        Raises Problem store.busy while another process writes for long, store.full without room,
        vault.disk_error, vault.read_only or vault.damaged_file; history.very_much unless the
        operator is `sure` of that; in a preview, which only reads,
        role.preview_reads_only.
        """
        if self.actor.preview:
            raise Problem("role.preview_reads_only", **role_words(self.actor.role))
        with self._open_to_writes():
            yield from self._record(kind, braked=braked and not self.sure)

    def _record(self, kind: str, *, braked: bool) -> Iterator[Recorder]:
        try:
            recorder = Recorder(
                self._db,
                self.refs,
                community=self.community,
                index_key=self.index_key,
                stamp=Stamp(kind, self.device, self.operator, self.now()),
            )
        except DatabaseError as error:
            self._roll_back()
            raise self._said(error) from error
        try:
            first = int((self.one("SELECT max(rid) FROM changeset") or (0,))[0] or 0) + 1
            yield recorder
            if braked and recorder.changes.count > brake.ROWS:
                brake.require_few(self, first)
            recorder.finish()
        except BaseException as error:
            self._roll_back()
            with suppress(DatabaseError):
                recorder.give_up()
            if isinstance(error, DatabaseError):
                raise self._said(error) from error
            raise
        if recorder.touched & {"role", "assignment", "operator", "alias"}:
            self.refresh()

    @contextmanager
    def writing(self, *, again: bool = False) -> Iterator[Connection]:
        """One transaction for what is not an own action: a changeset taken from the log.

        What would come `again` after the power failed is not waited for until the disk has it.
        """
        with self._open_to_writes(), self._sooner() if again else nullcontext():
            try:
                self._db.execute("BEGIN IMMEDIATE")
                yield self._db
                self._db.execute("COMMIT")
            except BaseException as error:
                self._roll_back()
                if isinstance(error, DatabaseError):
                    raise self._said(error) from error
                raise

    @contextmanager
    def _sooner(self) -> Iterator[None]:
        """Let a commit be written to the file and not yet through to the disk."""
        (before,) = self._db.execute("PRAGMA synchronous").fetchone() or (0,)
        self._db.execute(f"PRAGMA synchronous = {min(int(before), _NORMAL)}")
        try:
            yield
        finally:
            with suppress(DatabaseError):
                self._db.execute(f"PRAGMA synchronous = {before}")

    @contextmanager
    def _open_to_writes(self) -> Iterator[None]:
        """Outside of this the connection only reads, so that nothing is written unrecorded."""
        if self._doubtful:
            self._renew()
        self._db.shut = False
        try:
            yield
        finally:
            self._db.shut = True

    def _roll_back(self) -> None:
        """Take out what is under way; where even that fails, the next use begins anew."""
        self.refs.forget()
        try:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
        except DatabaseError:
            self._doubtful = True

    def _renew(self) -> None:
        super()._renew()
        self._db.shut = True
        self.refs = Refs(self._db)
