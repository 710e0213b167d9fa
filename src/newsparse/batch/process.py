"""The parent's side of one worker process: start it, have it do a task, learn how it ended."""

from __future__ import annotations

import contextlib
import json
import os
import pickle
import signal
import subprocess
import sys
import tempfile
import threading
from typing import IO, Any

from newsparse.batch.worker import Outcome, Setup, Task
from newsparse.errors import ConfigError, InputError

# The child gets our search path; one thread each, as there is a process for every core.
_BOOT = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from newsparse.batch.worker import main; main()"
)
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


class WorkerDiedError(Exception):
    """The process is gone; the message says how, ``kind`` whether time or a crash ended it."""

    def __init__(self, kind: str, reason: str) -> None:
        super().__init__(reason)
        self.kind, self.reason = kind, reason


class Worker:
    """The parent's side of one process."""

    def __init__(self, setup: Setup) -> None:
        self.done = 0
        self._late = False
        self._errors: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the process
        try:
            self._process = subprocess.Popen(
                [
                    sys.executable,
                    "-c",
                    _BOOT,
                    json.dumps([place for place in sys.path if isinstance(place, str)]),
                ],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._errors,
                env={**_ONE_THREAD, **os.environ},
            )
        except OSError as error:
            raise ConfigError(f"a worker could not start: {error.strerror or error}") from None
        complaint = self._exchange(setup)
        if complaint is not None:
            self.stop()
            raise ConfigError(f"a worker could not start: {complaint}")

    @property
    def pid(self) -> int:
        """The process."""
        return self._process.pid

    def ask(self, task: Task, timeout: float) -> Outcome:
        """Have a task done.

        Raises:
            InputError: the task cannot be sent to another process.
            WorkerDiedError: the process ended, or was ended as time was up.
        """
        alarm = threading.Timer(timeout, self._give_up)
        alarm.daemon = True
        alarm.start()
        try:
            outcome: Outcome = self._exchange(task)
        except WorkerDiedError:
            if self._late:
                raise WorkerDiedError("timeout", f"time limit: more than {timeout:g} s") from None
            raise
        finally:
            alarm.cancel()
        self.done += 1
        return outcome

    def stop(self) -> None:
        """End the process, at once."""
        for stream in (self._process.stdin, self._process.stdout, self._errors):
            assert stream is not None
            with contextlib.suppress(OSError):  # a message that was not sent to a process that is gone
                stream.close()
        self._process.kill()
        self._process.wait()

    def _exchange(self, message: object) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        sent = _pickled(message)
        try:
            self._process.stdin.write(sent)
            self._process.stdin.flush()
            return pickle.load(self._process.stdout)
        except (EOFError, OSError, ValueError, pickle.UnpicklingError):
            status = self._process.wait()
            raise WorkerDiedError("crash", _how(status, self._last_words())) from None

    def _give_up(self) -> None:
        self._late = True
        self._process.kill()

    def _last_words(self) -> str:
        try:
            self._errors.seek(0)
            lines = self._errors.read().decode("utf-8", "replace").strip().splitlines()
        except ValueError:
            return ""
        return lines[-1][:300] if lines else ""


def _pickled(message: object) -> bytes:
    """The whole message before any of it is sent: half of one would be the beginning of the next."""
    try:
        return pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    except Exception as error:  # whatever the classes of a caller's objects raise
        raise InputError(f"cannot be sent to another process: {error}") from None


def _how(status: int, words: str) -> str:
    if status >= 0:
        return f"the worker ended with status {status}" + (f": {words}" if words else "")
    try:
        name = signal.Signals(-status).name
    except ValueError:
        name = f"signal {-status}"
    return f"the worker was killed by {name}" + (" (out of memory?)" if name == "SIGKILL" else "")
