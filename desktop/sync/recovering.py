"""A device that lost its place finds it again."""

from desktop.models.ids import new_id
from desktop.models.wire import Renew
from desktop.store import devicekey, rebase, vault
from desktop.store.community import Store
from desktop.sync.session import Session


def renew(store: Store, session: Session) -> None:
    """Go on under a new id, since a copy of this folder works under the old one.

    Cut off anywhere, it is begun anew at the next round or finished when the folder is opened.
    Raises Unreachable or Refusal; nothing has changed then.
    """
    device, keys = new_id(), devicekey.generate()
    session.ask("renew", Renew(device, keys.sign_public, keys.receive_public), int)
    with store.writing() as connection:
        rebase.plan(connection, device, keys.sign_public)
    bound = vault.bind_device(store.keys, keys)
    with store.writing() as connection:
        rebase.carry_out(connection, keys.sign_public)
    store.become(device, bound)
    session.become(device, keys.sign)
