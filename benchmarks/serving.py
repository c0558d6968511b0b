"""Servers in processes of their own, as people start them."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path

from benchmarks.cities import ROOT, environment

#: Seconds a server may take to start.
PATIENCE = 30.0


@contextmanager
def server(*command: str, folder: Path, **settings: str) -> Iterator[int]:
    """Run ``python command`` for the city in ``folder``, and end it afterwards; its port.

    Raises:
        RuntimeError: it did not start.
    """
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    process = subprocess.Popen(  # noqa: S603 - every word of it is ours
        [sys.executable, *command, "--port", str(port), "--instance", str(folder)],
        cwd=ROOT,
        env=os.environ | environment(folder) | settings,
        stdout=subprocess.DEVNULL,
    )
    try:
        _wait_for(port, process)
        yield port
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        with closing(HTTPConnection("127.0.0.1", port, timeout=PATIENCE)) as door:
            try:
                door.request("GET", "/healthz")
                if door.getresponse().status == 200:
                    return
            except OSError:
                time.sleep(0.1)
    raise RuntimeError("the server did not start")
