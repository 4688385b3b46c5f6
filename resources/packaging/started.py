"""Run before the packaged program: what a start loads lies in one file, read without unpacking.

PyInstaller opens its archive, seeks and unpacks for each module. `build.spec` writes the file.
"""

import marshal
import os
import sys
from importlib.machinery import ModuleSpec

FILE = os.path.join(sys._MEIPASS, "started.bin")
with open(FILE, "rb") as file:
    # Module -> its code, marshaled once more, and whether it is a package.
    MODULES = marshal.load(file)


class Started:
    """Finds and runs the modules of that file; any other is found as before."""

    @classmethod
    def find_spec(cls, name, path=None, target=None):
        """The module's spec, with the place that it would have in the folder."""
        if name not in MODULES:
            return None
        package = MODULES[name][1]
        place = os.path.join(sys._MEIPASS, *name.split("."))
        origin = os.path.join(place, "__init__.pyc") if package else f"{place}.pyc"
        spec = ModuleSpec(name, cls, origin=origin, is_package=package)
        spec.has_location = True
        if package:
            spec.submodule_search_locations.append(place)
        return spec

    @staticmethod
    def create_module(spec):
        """A module as Python makes them."""

    @staticmethod
    def exec_module(module):
        """Run the module's code, which nobody needs a second time."""
        exec(marshal.loads(MODULES.pop(module.__name__)[0]), module.__dict__)


sys.meta_path.insert(0, Started)
