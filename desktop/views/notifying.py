"""Says something on a Linux desktop that shows notifications but has no tray, as GNOME's."""

import sys

_NAME = "org.freedesktop.Notifications"
_SIGNATURE = "susssasa{sv}i"
# Nobody waits for a desktop that does not answer.
_PATIENCE_SECONDS = 1.0


def notify(title: str, text: str, shown_ms: int) -> bool:
    """Show it beside the clock; False where nothing there shows notifications."""
    if sys.platform != "linux":
        return False
    try:
        # It comes with the keyring. Qt's own D-Bus has no way to say an unsigned number from here.
        from jeepney import DBusAddress, MessageType, new_method_call
        from jeepney.io.blocking import open_dbus_connection
    except ImportError:
        return False
    where = DBusAddress("/" + _NAME.replace(".", "/"), bus_name=_NAME, interface=_NAME)
    actions: list[str] = []
    said = (title, 0, "", title, text, actions, {"desktop-entry": ("s", "qunzhu")}, shown_ms)
    try:
        with open_dbus_connection(bus="SESSION") as connection:
            asked = new_method_call(where, "Notify", _SIGNATURE, said)
            answer = connection.send_and_get_reply(asked, timeout=_PATIENCE_SECONDS)
    except (OSError, KeyError, ValueError):
        # No session bus here, or one that does not answer.
        return False
    return answer.header.message_type is MessageType.method_return
