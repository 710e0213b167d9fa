"""Put on a worker's path: makes files with certain names fail the process that opens them, for real."""

import ctypes
import os
import signal
import sys
import time

BITES = {
    "segfault.txt": lambda: ctypes.string_at(0),
    "killed.txt": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "slow.txt": lambda: time.sleep(60),
    "exits.txt": lambda: os._exit(7),
}


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and isinstance(arguments[0], str):
        BITES.get(os.path.basename(arguments[0]), lambda: None)()  # noqa: PTH119 - a hook this deep keeps to os


# the parent opens the files as well, to take their digests
if "newsparse.batch.worker" in " ".join(sys.orig_argv):
    sys.addaudithook(_watch)
