"""Key file, wraps and backup stream are those of docs/format-vault.md, byte for byte."""

import io
import json
from pathlib import Path

import msgspec
import pytest

from desktop.models import recovery
from desktop.store import backupfile, keyfile
from desktop.store.backup import Manifest
from desktop.store.backupfile import Head, Reader, Writer
from desktop.store.keyfile import RECOVERY_LABEL
from desktop.store.passphrase import Wrap, stretch_for
from desktop.store.vault import PASSPHRASE_LABEL

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "vault.json").read_text("utf-8"))


def test_the_passphrase_opens_the_written_wrap() -> None:
    vector = VECTORS["key_file"]
    file = msgspec.convert(vector["content"], keyfile.KeyFile)
    assert file.passphrase is not None
    stretched = stretch_for(vector["passphrase"], file.passphrase)
    assert stretched.key.hex() == vector["argon2id"]
    opened = stretched.unseal(file.passphrase, file.label(PASSPHRASE_LABEL))
    assert opened == bytes.fromhex(vector["database_key"])
    assert stretched.unseal(file.passphrase, b"another use") is None


def test_the_recovery_code_opens_the_written_key_file() -> None:
    vector = VECTORS["key_file"]
    file = msgspec.convert(vector["content"], keyfile.KeyFile)
    assert file.recovery is not None
    keys = recovery.recovery_keys(recovery.decode(vector["code"]))
    assert keys.public.sign.hex() == file.recovery.sign
    sealed = bytes.fromhex(file.recovery.sealed)
    opened = recovery.unseal(keys.receive, sealed, file.label(RECOVERY_LABEL))
    assert opened == bytes.fromhex(vector["database_key"])


def test_check_and_mac_of_the_written_key_file_hold(tmp_path: Path) -> None:
    vector = VECTORS["key_file"]
    database = bytes.fromhex(vector["database_key"])
    (tmp_path / "key.json").write_text(json.dumps(vector["content"]))
    keyfile.require_key(tmp_path, database)
    file = keyfile.read(tmp_path)
    assert json.loads(keyfile.seal_text(file, database)) == vector["content"]


def test_the_head_of_the_written_backup_opens_by_code_and_passphrase() -> None:
    vector = VECTORS["backup"]
    head = msgspec.convert(vector["head"], Head)
    key = bytes.fromhex(vector["key"])
    code = recovery.decode(vector["code"])
    assert backupfile.key_by_passphrase(head, vector["passphrase"], Path()) == key
    assert backupfile.key_by_code(head, code, Path()) == key
    assert backupfile.database_key(key).hex() == vector["database_key"]
    assert backupfile.start_of(head).hex() == vector["start"]


def test_the_written_stream_is_written_and_read() -> None:
    vector = VECTORS["backup"]
    key, start = bytes.fromhex(vector["key"]), bytes.fromhex(vector["start"])
    plain, out = bytes.fromhex(vector["plain"]), io.BytesIO()
    writer = Writer(out, key, start)
    writer.write(plain)
    writer.finish()
    assert out.getvalue().hex() == vector["stream"]
    reader = Reader(io.BytesIO(out.getvalue()), key, start, Path())
    length = int.from_bytes(reader.read(4), "big")
    manifest = msgspec.msgpack.decode(reader.read(length), type=Manifest)
    assert [list(file) for file in manifest.files] == vector["files"]
    assert manifest.community.hex() == vector["community"]


@pytest.mark.parametrize("chunks", [1, 2])
def test_chunks_are_numbered_and_the_last_is_marked(chunks: int) -> None:
    out = io.BytesIO()
    writer = Writer(out, bytes(32), b"")
    writer.write(bytes(backupfile.CHUNK * chunks))
    writer.finish()
    assert len(out.getvalue()) == chunks * (backupfile.CHUNK + backupfile.TAG)


def test_a_wrap_outside_its_bounds_is_no_wrap() -> None:
    good = VECTORS["key_file"]["content"]["passphrase"]
    for name, value in (("memory", 1 << 31), ("passes", 0), ("lanes", 99), ("kdf", "md5")):
        with pytest.raises(msgspec.ValidationError):
            msgspec.convert({**good, name: value}, Wrap)
