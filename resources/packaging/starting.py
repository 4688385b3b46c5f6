"""Print which modules a start of the window loads, as JSON: the real window, on nobody's screen."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

MAKING = """
import sys
from pathlib import Path
from desktop.store.community import Founding, create
create(Path(sys.argv[1]), Founding("one")).close()
"""


def loaded(community: Path) -> list[str]:
    """The names of all modules that are there when the first screen has been painted."""
    from desktop import __main__

    __main__.make_ready()
    from desktop import app
    from desktop.store.community import open_store
    from desktop.views import start
    from desktop.views.session import Session
    from desktop.views.theme.palette import Look

    start.application()
    start.dress(Look())
    session = Session(open_store(community))
    session.window.show()
    session.window.grab()
    names = sorted(sys.modules)
    session.close()
    assert app.__name__ in names
    return names


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            os.environ[name] = place
        os.environ |= {"QT_QPA_PLATFORM": "offscreen", "QUNZHU_PASSPHRASE": place}
        community = Path(place) / "one"
        # In a process of its own: what makes a community is nothing that a start needs.
        subprocess.run([sys.executable, "-c", MAKING, str(community)], check=True)
        json.dump(loaded(community), sys.stdout)
