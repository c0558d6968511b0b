"""A server as people start it, in a process of its own."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

TOP = Path(__file__).parents[1]


def free_port() -> int:
    """A port nobody listens on at this moment."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


def start_server(
    instance: Path, *, port: int | None = None, **settings: str
) -> tuple[subprocess.Popen[bytes], str]:
    """A server of its own with the demo city, and its address; whoever starts it ends it.

    ``settings`` are those of ``docs/running.md`` without their prefix: ``database``, …
    """
    port = port or free_port()
    known = {name: value for name, value in os.environ.items() if not name.startswith("PLANNING_")}
    server = subprocess.Popen(
        [sys.executable, "app.py", "--port", str(port), "--instance", str(instance)],
        cwd=TOP,
        env=known | {f"PLANNING_{name.upper()}": value for name, value in settings.items()},
        stdout=subprocess.DEVNULL,
    )
    for _ in range(240):
        if _is_well(port):
            return server, f"http://127.0.0.1:{port}"
        time.sleep(0.25)
    server.terminate()
    raise RuntimeError("the server did not start within a minute")


def _is_well(port: int) -> bool:
    """Whether the server answers; it takes its port before it has made its city."""
    asking = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        asking.request("GET", "/healthz")
        return asking.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        asking.close()
