"""The peer of P9 to P11: Anki's object sync with the server of its own wheel, in other processes.

Anki is AGPL and no part of the product: it runs in an environment of its own, whose Python stands
in QUNZHU_PEERS. Prints one JSON line.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

USER, PASSWORD = "u", "p"
FIELDS = ("no", "name", "reading", "phone", "wechat", "level", "city", "note")


def _port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _row(n: int) -> list[str]:
    phone, note = f"+86138{n:08d}", f"来自活动{n % 99}"
    return [str(n), f"林霞{n}", f"linxia{n}", phone, f"wx{n:08d}", "粉丝", "深圳", note]


class Client:
    """One client's collection and its account."""

    def __init__(self, path: str, url: str) -> None:
        from anki.collection import Collection

        self.found = Collection(path)
        self._auth = self.found.sync_login(USER, PASSWORD, url)

    def sync(self, *, upload: bool = False) -> None:
        """Object sync; a first meeting is a whole-file one."""
        found = self.found
        out = found.sync_collection(self._auth, False)
        if out.new_endpoint:
            self._auth.endpoint = out.new_endpoint
        if out.required in (out.FULL_SYNC, out.FULL_UPLOAD, out.FULL_DOWNLOAD):
            found.close_for_full_sync()
            found.full_upload_or_download(auth=self._auth, server_usn=None, upload=upload)
            found.reopen(after_full_sync=True)

    def begin(self) -> None:
        """A kind of note with the fields of a member."""
        models = self.found.models
        kind = models.new("member")
        for field in FIELDS:
            models.add_field(kind, models.new_field(field))
        card = models.new_template("card")
        card["qfmt"], card["afmt"] = "{{no}}", "{{name}}"
        models.add_template(kind, card)
        models.add(kind)
        self.sync(upload=True)

    def fill(self, count: int) -> None:
        """So many members, then a field changed in every tenth."""
        from anki.collection import AddNoteRequest

        found = self.found
        kind, deck = found.models.by_name("member"), found.decks.id("Default")
        requests = []
        for n in range(count):
            note = found.new_note(kind)
            note.fields = _row(n)
            requests.append(AddNoteRequest(note=note, deck_id=deck))
        found.add_notes(requests)
        edited = [found.get_note(which) for which in found.find_notes("")[: count // 10]]
        for note in edited:
            note.fields[6] = "广州"
        found.update_notes(edited)

    def edit(self) -> None:
        """One field of one member."""
        note = self.found.get_note(self.found.find_notes("")[0])
        note.fields[6] = f"{time.time()}"
        self.found.update_note(note)


def role(name: str, path: str, url: str, count: int) -> dict[str, float]:
    """What one client does: its own process, as a user's program would be."""
    client = Client(path, url)
    if name == "begin":
        client.begin()
    elif name == "fill":
        client.fill(count)
    elif name == "edit":
        client.edit()
    begun, used = time.perf_counter(), time.process_time()
    if name in ("sync", "edit"):
        client.sync()
    took, used = time.perf_counter() - begun, time.process_time() - used
    notes = client.found.note_count()
    client.found.close()
    return {"s": took, "cpu_s": used, "notes": float(notes)}


def _used_s(pid: int) -> float:
    """Processor seconds of a process so far (proc(5): its times count 1/100 s)."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _child(name: str, path: Path, url: str, count: int) -> dict[str, float]:
    answer = subprocess.run(
        [sys.executable, "-P", __file__, "--role", name, str(path), url, str(count)],
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(json.loads(answer.stdout.splitlines()[-1]))


def measure(count: int) -> dict[str, float]:
    """Fill and edit on A, push; pull into a fresh B; then single changes from A to B."""
    folder, port = Path(tempfile.mkdtemp(prefix="peer")), _port()
    server = subprocess.Popen(
        [sys.executable, "-m", "anki.syncserver"],
        env={
            **os.environ,
            "SYNC_USER1": f"{USER}:{PASSWORD}",
            "SYNC_BASE": str(folder / "server"),
            "SYNC_HOST": "127.0.0.1",
            "SYNC_PORT": str(port),
            "MAX_SYNC_PAYLOAD_MEGS": "1000",
            "RUST_LOG": "error",
        },
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    url = f"http://127.0.0.1:{port}/"
    try:
        _await(port)
        first, second = folder / "a.anki2", folder / "b.anki2"
        _child("begin", first, url, count)
        _child("sync", second, url, count)
        _child("fill", first, url, count)
        begun = _used_s(server.pid)
        push = _child("sync", first, url, count)
        pull = _child("sync", second, url, count)
        both_cpu_s = push["cpu_s"] + pull["cpu_s"] + _used_s(server.pid) - begun
        if pull["notes"] != count:
            raise RuntimeError(f"the peer pulled {pull['notes']} of {count}")
        changes = sorted(
            _child("edit", first, url, count)["s"] + _child("sync", second, url, count)["s"]
            for _ in range(5)
        )
        status = Path(f"/proc/{server.pid}/status").read_text().splitlines()
        peak = next(line for line in status if line.startswith("VmHWM"))
        return {
            "push_s": push["s"],
            "pull_s": pull["s"],
            "both_s": push["s"] + pull["s"],
            "both_cpu_s": both_cpu_s,
            "change_ms": changes[2] * 1000,
            "hub_mb": int(peak.split()[1]) / 1024,
        }
    finally:
        server.kill()
        server.wait()
        shutil.rmtree(folder)


def _await(port: int) -> None:
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the peer's server did not start")


if __name__ == "__main__":
    if sys.argv[1] == "--role":
        print(json.dumps(role(*sys.argv[2:5], int(sys.argv[5]))))
    else:
        print(json.dumps(measure(int(sys.argv[1]))))
