"""The manners of a guest: one request at a time, waits as asked, doubling pauses, and an end to it.

A fault that passes is tried again after the longer of what the server asks for and a pause that doubles, with a
random part so that many clients do not return together. A refusal stops at once. After `most_faults` faults in a
row, over any number of requests, the circuit is open: for `cool` seconds nothing is sent at all.
"""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from kg.errors import LookupStopped
from kg.reconcile.connectors.exchange import Document, Exchange, Request, Unanswered
from kg.reconcile.connectors.fault import Fault, Remedy, judge

_log = logging.getLogger(__name__)  # without a handler of its own a warning is a line on stderr
_KEPT = "what was answered so far is kept: run again later to go on"


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What is not a value of its own: the time, the monotonic clock, sleep, and chance (0 to 1)."""

    now: Callable[[], datetime]
    monotonic: Callable[[], float]
    sleep: Callable[[float], None]
    chance: Callable[[], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """Seconds, but for `attempts` (at one request), `heavy_attempts` (where less could be asked) and `most_faults`."""

    attempts: int = 6
    heavy_attempts: int = 2
    first_pause: float = 1.0
    longest_pause: float = 120.0
    patience: float = 3600.0
    most_faults: int = 10
    cool: float = 300.0


class TooHeavy(LookupStopped):
    """The server cannot answer so much at once: the same question in parts may be answered."""


@dataclass(slots=True)
class Polite:
    """Turns an `Exchange` into an `Asked`: JSON objects, or LookupStopped with a reason a person can act on."""

    exchange: Exchange
    around: Surroundings
    manners: Manners = field(default_factory=Manners)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _faults: int = 0
    _open_until: float | None = None

    def __call__(self, request: Request) -> Document:
        """Ask until there is an answer. Raises LookupStopped; TooHeavy where asking less at once may help."""
        with self._lock:
            reason = ""
            for attempt in range(self.manners.attempts):
                self._see_circuit(request)
                answer = self._once(request)
                if not isinstance(answer, Fault):
                    self._faults, self._open_until = 0, None
                    return answer
                self._note(answer, request, attempt)
                reason = answer.reason
            raise LookupStopped(f"{request.server}: {reason}, {self.manners.attempts} times: {_KEPT}")

    def _once(self, request: Request) -> Document | Fault:
        try:
            return judge(self.exchange(request), self.around.now())
        except Unanswered as error:
            return Fault(str(error), Remedy.LESS if error.heavy else Remedy.AGAIN)

    def _see_circuit(self, request: Request) -> None:
        if self._open_until is not None and self.around.monotonic() < self._open_until:
            rest = self._open_until - self.around.monotonic()
            raise LookupStopped(
                f"{request.server}: {self._faults} faults in a row: nothing is asked for {rest:.0f} s: {_KEPT}"
            )

    def _note(self, fault: Fault, request: Request, attempt: int) -> None:
        """Count a fault; wait, or raise what ends the attempts."""
        if fault.remedy is Remedy.STOP:
            raise LookupStopped(f"{request.server}: {fault.reason}: {_KEPT}")
        self._faults += 1
        if self._faults >= self.manners.most_faults:
            self._open_until = self.around.monotonic() + self.manners.cool
        if fault.remedy is Remedy.LESS and attempt + 1 >= self.manners.heavy_attempts:
            raise TooHeavy(f"{request.server}: {fault.reason}, {attempt + 1} times: {_KEPT}")
        if attempt + 1 < self.manners.attempts:
            self._wait(fault, request, attempt)

    def _wait(self, fault: Fault, request: Request, attempt: int) -> None:
        if fault.wait is not None and fault.wait > self.manners.patience:
            raise LookupStopped(f"{request.server}: {fault.reason}: it asks to wait {fault.wait:.0f} s: {_KEPT}")
        longest = min(self.manners.first_pause * 2**attempt, self.manners.longest_pause)
        pause = max(fault.wait or 0.0, longest * (1 + self.around.chance()) / 2)
        _log.warning("%s: %s: asking again in %.0f s", request.server, fault.reason, max(pause, 1.0))
        self.around.sleep(pause)
