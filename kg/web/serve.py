"""The web server."""

import socket
from pathlib import Path

import uvicorn

from kg.web.app import create_app


def serve(root: Path, listening: socket.socket) -> None:
    """Serve the publication in ``root/current`` on a bound socket until interrupted."""
    config = uvicorn.Config(create_app(root), server_header=False, log_level="info")
    uvicorn.Server(config).run(sockets=[listening])
