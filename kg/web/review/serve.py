"""The review page's server: this machine only."""

import socket

import uvicorn

from kg.reconcile.desk import Desk
from kg.web.review.app import create_app


def serve(desk: Desk, token: str, listening: socket.socket) -> None:
    """Serve a desk on a bound socket until interrupted."""
    port = listening.getsockname()[1]
    app = create_app(desk, token, (f"127.0.0.1:{port}", f"localhost:{port}"))
    config = uvicorn.Config(app, server_header=False, log_level="warning", access_log=False)
    uvicorn.Server(config).run(sockets=[listening])
