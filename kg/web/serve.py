"""The web server."""

from pathlib import Path

import uvicorn

from kg.web.app import create_app


def serve(root: Path, host: str = "127.0.0.1", port: int = 8000) -> None:
    """Serve the publication in ``root/current`` until interrupted."""
    uvicorn.run(create_app(root), host=host, port=port, server_header=False, log_level="info")
