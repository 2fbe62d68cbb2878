"""Runs a command for which permissions count: `powerless.py COMMAND …`.

Root may read and write everything, so that a test of a read-only folder would test nothing where
tests run as root. On Linux root can give that right away for good; other users never had it.
"""

import ctypes
import os
import sys

_BOUNDING_SET_DROP = 24
_OVERRIDE_MODES, _READ_EVERYTHING = 1, 2

if __name__ == "__main__":
    if os.geteuid() == 0:
        system = ctypes.CDLL(None)
        for power in (_OVERRIDE_MODES, _READ_EVERYTHING):
            assert system.prctl(_BOUNDING_SET_DROP, power, 0, 0, 0) == 0
    os.execv(sys.argv[1], sys.argv[1:])  # noqa: S606 - the command takes this process's place
