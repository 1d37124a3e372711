"""A headless Chromium driven over its DevTools pipe: open a page at a width, ask it questions."""

import json
import os
import shutil
import subprocess
from contextlib import contextmanager

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-dev-shm-usage", "--remote-debugging-pipe",
)  # fmt: skip


class Tab:
    """One tab; `events` are all the notices the browser has sent, in order."""

    def __init__(self, send, receive):
        self._send, self._receive, self._number, self._session = send, receive, 0, None
        self.events = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def call(self, method, **parameters):
        """Ask for something and wait for its answer, keeping what is told meanwhile."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        self._send(message)
        while (heard := self._receive()).get("id") != self._number:
            self.events.append(heard)
        assert "result" in heard, heard
        return heard["result"]

    def open(self, address, *, width, height=900):
        """Open an address in a window of a width and wait until it is loaded."""
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self.call("Emulation.setDeviceMetricsOverride", **metrics)
        self.events.clear()
        self.call("Page.navigate", url=address)
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(self._receive())

    def ask(self, expression):
        """Return what a JavaScript expression is in the page."""
        return self.call("Runtime.evaluate", expression=expression, returnByValue=True)["result"]["value"]

    def said(self, method):
        """Return the parameters of the notices of one kind since the page was opened."""
        return [event["params"] for event in self.events if event.get("method") == method]


@contextmanager
def browsing(profile):
    """Start a browser with a new profile folder; give one tab; end the browser."""
    to_read, to_send = os.pipe()
    from_read, from_send = os.pipe()

    def plug():
        os.dup2(to_read, 3)
        os.dup2(from_send, 4)

    process = subprocess.Popen(
        [CHROMIUM, *FLAGS, f"--user-data-dir={profile}"],
        preexec_fn=plug, pass_fds=(3, 4, to_read, from_send), stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(to_read)
    os.close(from_send)
    buffered = bytearray()

    def send(message):
        os.write(to_send, json.dumps(message).encode() + b"\0")

    def receive():
        while b"\0" not in buffered:
            chunk = os.read(from_read, 1 << 16)
            assert chunk, "the browser is gone"
            buffered.extend(chunk)
        text, _, rest = bytes(buffered).partition(b"\0")
        buffered[:] = rest
        return json.loads(text)

    try:
        yield Tab(send, receive)
    finally:
        process.terminate()
        process.wait(30)
        os.close(to_send)
        os.close(from_read)
