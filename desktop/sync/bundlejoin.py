"""A new device comes by a bundle and a code, where the community has no server.

docs/format-sync.md section 11.
"""

import os
from pathlib import Path
from typing import Any, Final

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from msgspec.structs import replace

from desktop.models.clock import wall_ms
from desktop.models.ids import new_id
from desktop.models.invitation import BUNDLE, Blob, Invitation, proof_kept
from desktop.models.problem import Problem
from desktop.models.progress import Progress, quiet
from desktop.models.role import Role
from desktop.models.schema import TABLES
from desktop.models.wire_snapshot import Rows, Seeds
from desktop.store import bundlefile, devices, home, link, parcels, roles, snapshot, vault
from desktop.store.bundlefile import Bundle, Head, Writer
from desktop.store.community import Store, blank
from desktop.store.digest import digest
from desktop.store.keychest import INDEX, Keychest
from desktop.store.loading import Loader
from desktop.store.reopening import reopen
from desktop.store.vault import Keys
from desktop.store.whole import fresh, new_folder
from desktop.sync import closing, crossing, keys
from desktop.sync.inviting import Invited

# A stick may be in the post for a while.
LIFE_MS: Final = 30 * 24 * 3600 * 1000
_NONCE: Final = 12


def offer(
    store: Store, path: Path, operator: bytes, role: Role, progress: Progress = quiet
) -> Invited:
    """Write the community for a new device of this operator; the code that opens it.

    Raises Problem bundle.judge_invites, vault.file_exists, vault.unwritable.
    """
    device = store.keys.device
    if device is None or link.read(store).judge:
        raise Problem("bundle.judge_invites")
    keys.prepare(store)
    invitation = Invitation(BUNDLE, os.urandom(16))
    key, bundle = os.urandom(bundlefile.KEY_BYTES), new_id()
    nonce = os.urandom(_NONCE)
    sealed = nonce + AESGCM(invitation.blob_key).encrypt(nonce, key, bundle)
    head = Head(
        bundlefile.FORMAT, store.community, store.device, bundle, [(invitation.name, sealed)]
    )
    seq = link.read(store).seq
    with fresh(path) as out:
        writer = Writer(out, head, key)
        writer.put("join", _blob(store, operator, role, device.sign_public), store.device, seq)
        state = digest(store, store.refs)
        at: snapshot.Cursor | None = snapshot.Cursor()
        while at is not None:
            progress(at.table, len(TABLES))
            chunk = snapshot.chunk(store, at)
            writer.put("chunk", chunk.data)
            at = chunk.then
        if link.read(store).seq == seq:
            # Another program that works on the folder meanwhile makes the rows newer than this.
            writer.put("digest", state)
        writer.end(device.sign)
    expires = wall_ms() + LIFE_MS
    made = parcels.Invited(
        invitation.name, proof_kept(invitation.proof), operator, expires, seq, None
    )
    with store.writing() as connection:
        parcels.invite(connection, made)
    return Invited(invitation, expires)


def _blob(store: Store, operator: bytes, role: Role, identity: bytes) -> Blob:
    actor = roles.actor_of(store, operator, roles.likely_day(store))
    return Blob(
        hub=identity,
        community=store.community,
        title=home.name(store),
        operator=operator,
        role=role.key,
        keys=keys.for_role(store, actor.cells | {cell for cell, _ in actor.within}),
    )


def read(path: Path, invitation: Invitation) -> Blob:
    """What the code opens, after the file was read to its end. Raises Problem bundle.*."""
    with bundlefile.opened(path) as bundle:
        blob, _, _ = _join(bundle, _key(bundle, invitation))
    return blob


def into(
    folder: Path,
    path: Path,
    invitation: Invitation,
    word: str | None,
    progress: Progress = quiet,
    *,
    interactive: bool = False,
) -> Blob:
    """Fill a new folder from a bundle; the folder appears whole, or not at all.

    Raises what `vault.new_keys` raises, Problem bundle.*, sync.join_taken.
    """
    with new_folder(folder, "sync.join_taken") as part:
        blob = read(path, invitation)
        made = vault.new_keys(part, blob.community, word, interactive=interactive)
        join(made, path, invitation, progress).close()
    # Once more where it lies now: a marker that was moved by itself is no longer the same.
    vault.bind(replace(made, folder=folder))
    return blob


def join(made: Keys, path: Path, invitation: Invitation, progress: Progress = quiet) -> Store:
    """Fill the empty folder of `made` with the community; the device works at once.

    The judge lets it in when its own first bundle comes. Raises Problem bundle.*.
    """
    if made.device is None:
        raise RuntimeError("a device without a key cannot join")
    with bundlefile.opened(path) as bundle:
        key = _key(bundle, invitation)
        blob, judge, seq = _join(bundle, key)
        device = new_id()
        index = next((one.key for one in blob.keys if one.use == INDEX), b"")
        store = blank(made, index, device, blob.operator)
        with store.writing() as connection:
            link.keep(
                connection,
                identity=blob.hub,
                judge=judge,
                seq=seq,
                sign_key=made.device.sign_public,
            )
            parcels.invite(
                connection,
                parcels.Invited(invitation.name, invitation.proof, blob.operator, 0, seq, device),
            )
            Keychest(connection, store.community).learn_keys(blob.keys)
        for done, item in enumerate(bundle.items(key)):
            progress(done, done + 1)
            if item[0] == "chunk":
                _load(store, item[1])
            elif item[0] == "digest" and item[1] != digest(store, store.refs):
                store.close()
                raise Problem("bundle.state_differs", file=path)
    with store.writing() as connection:
        closing.joined(connection, store)
    store.refresh()
    keys.own_keys(store)
    return store


def rejoin(store: Store, path: Path, invitation: Invitation) -> None:
    """Let a copied or restored folder in again; its next bundle says so, and what waits follows.

    It has the state already and reads the log on from its own place. Raises Problem bundle.*,
    sync.other_community.
    """
    device, known = store.keys.device, link.read(store)
    if device is None or not crossing.comes_by_sticks(known):
        raise Problem("bundle.let_in")
    with bundlefile.opened(path) as bundle:
        blob, judge, seq = _join(bundle, _key(bundle, invitation))
    if blob.community != store.community:
        raise Problem("sync.other_community")
    if (judge, blob.hub) != (known.judge, known.identity) or seq < known.seq:
        raise Problem("bundle.other_log", file=path)
    with store.writing() as connection:
        parcels.forget_own(connection)
        proof = (invitation.name, invitation.proof, blob.operator)
        parcels.invite(connection, parcels.Invited(*proof, 0, known.seq, store.device))
        devices.hand_to(connection, blob.operator)
        opens = Keychest(connection, store.community).learn_keys(blob.keys)
    if opens:
        reopen(store)
    store.operator = blob.operator
    store.refresh()


def _key(bundle: Bundle, invitation: Invitation) -> bytes:
    sealed = bundle.head.sealed_for(invitation.name)
    if sealed is None:
        raise Problem("bundle.code", file=bundle.path)
    try:
        cipher = AESGCM(invitation.blob_key)
        return cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], bundle.head.id)
    except (InvalidTag, ValueError) as error:
        raise Problem("bundle.damaged", file=bundle.path) from error


def _join(bundle: Bundle, key: bytes) -> tuple[Blob, bytes, int]:
    """The invitation in it, once all of it was read and found to be its author's."""
    found: tuple[Blob, bytes, int] | None = None
    for item in bundle.items(key):
        if found is None:
            found = _first(bundle, item)
        elif len(item) != 2 or not isinstance(item[1], bytes):
            raise bundle.damaged()
        elif item[0] == "chunk":
            _pieces(bundle, item[1])
    if found is None:
        raise bundle.damaged()
    bundle.require_author(found[0].hub)
    return found


def _first(bundle: Bundle, item: list[Any]) -> tuple[Blob, bytes, int]:
    try:
        kind, blob, judge, seq = msgspec.convert(item, type=tuple[str, Blob, bytes, int])
    except msgspec.ValidationError as error:
        raise bundle.damaged() from error
    if kind != "join" or judge != bundle.head.device or blob.community != bundle.head.community:
        raise bundle.damaged()
    return blob, judge, seq


def _pieces(bundle: Bundle, data: bytes) -> None:
    try:
        _decoded(data)
    except (msgspec.DecodeError, IndexError) as error:
        raise bundle.damaged() from error


def _decoded(data: bytes) -> list[Seeds | Rows]:
    """Data keys first: the rows need them."""
    pieces: list[Seeds | Rows] = []
    for piece in msgspec.msgpack.decode(data, type=list[bytes]):
        if msgspec.msgpack.decode(piece, type=list[Any])[0] == "seeds":
            pieces.insert(0, msgspec.msgpack.decode(piece, type=Seeds))
        else:
            pieces.append(msgspec.msgpack.decode(piece, type=Rows))
    return pieces


def _load(store: Store, data: bytes) -> None:
    with store.writing() as connection:
        chest = Keychest(connection, store.community)
        loader = Loader(connection, store.refs, chest, store.community)
        for piece in _decoded(data):
            if isinstance(piece, Seeds):
                loader.seeds(piece)
            else:
                loader.rows(piece)
