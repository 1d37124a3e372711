r"""A conversation written down, one exchange a line of JSON, and read back without a network.

    {"cassette": 1, "connector": "live"}
    {"ask": "entities", "keys": ["Q55172"], "request": {"server": "api", ...}, "reply": {"entities": {...}}}

A recording is made with nothing kept, so that it is whole; it is replayed by key, so that a run which asks in other
batches finds its answers too. A last line without its line end was cut by a kill, and is passed over.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, TextIO

from kg.errors import DataError, LookupStopped, UsageError
from kg.reconcile.connectors.ask import Answer, Ask, Conversation, Kept
from kg.reconcile.connectors.exchange import Document

_VERSION = 1
_ALWAYS = "9999"  # later than any moment: a recorded answer is never too old


@dataclass(frozen=True, slots=True)
class Recorder:
    """A `Conversation` that writes down what another one says."""

    conversation: Conversation
    stream: TextIO

    @classmethod
    def start(cls, path: Path, connector: str, conversation: Conversation) -> "Recorder":
        """Begin a new cassette. Raises UsageError if the file exists or cannot be made."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            stream = path.open("x", encoding="utf-8", newline="\n")
        except FileExistsError as error:
            raise UsageError(
                f'[reconcile] cassette: {path} exists: remove it to record anew, or write connector = "recorded"'
            ) from error
        except OSError as error:
            raise UsageError(f"[reconcile] cassette: {path} cannot be made: {error}") from error
        recorder = cls(conversation, stream)
        recorder._write({"cassette": _VERSION, "connector": connector})
        return recorder

    def __call__(self, ask: Ask, keys: Sequence[str]) -> Document:
        """Ask, write down, and pass on."""
        document = self.conversation(ask, keys)
        self._write(
            {"ask": ask.name, "keys": list(keys), "request": _said(asdict(ask.request(keys))), "reply": document}
        )
        return document

    def close(self) -> None:
        """Close the file."""
        self.stream.close()

    def _write(self, line: Mapping[str, object]) -> None:
        self.stream.write(json.dumps(line, ensure_ascii=False) + "\n")
        self.stream.flush()


@dataclass(frozen=True, slots=True)
class Cassette:
    """A recording as a `Keeper`: it answers what was asked then, and nothing else."""

    path: Path
    connector: str
    exchanges: Mapping[str, Sequence[tuple[Sequence[str], Document]]]
    answers: dict[str, dict[str, Kept]] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> "Cassette":
        """Read a recording. Raises UsageError if there is none, DataError on a line that is not of one."""
        lines = _lines(path)
        number, heading = next(lines, (1, {}))
        if heading.get("cassette") != _VERSION:
            raise DataError(f"{path}:{number}: not a cassette of this version: record it anew")
        exchanges: defaultdict[str, list[tuple[Sequence[str], Document]]] = defaultdict(list)
        for number, line in lines:
            if not {"ask", "keys", "reply"} <= line.keys():
                raise DataError(f"{path}:{number}: not an exchange: it needs ask, keys and reply")
            exchanges[line["ask"]].append((line["keys"], line["reply"]))
        return cls(path, str(heading.get("connector", "")), exchanges)

    def get(self, ask: Ask, keys: Sequence[str]) -> Mapping[str, Kept]:
        """Return what was answered then."""
        if ask.name not in self.answers:
            self.answers[ask.name] = {
                key: Kept(answer, _ALWAYS)
                for asked, reply in self.exchanges.get(ask.name, ())
                for key, answer in ask.read(reply, asked).items()
            }
        known = self.answers[ask.name]
        return {key: known[key] for key in keys if key in known}

    def put(self, ask: Ask, answers: Mapping[str, Answer], fetched: str) -> None:
        """A recording takes nothing in: nothing new is ever fetched beside it."""

    def close(self) -> None:
        """Nothing is open."""

    def miss(self, ask: Ask, keys: Sequence[str]) -> Document:
        """Say what the recording lacks: the `Conversation` of a replay. Raises LookupStopped always."""
        more = f" and {len(keys) - 1} more" if len(keys) > 1 else ""
        raise LookupStopped(
            f"{self.path}: nothing is recorded for {ask.name} {keys[0]}{more}: the questions have changed since: "
            'record them with connector = "live"'
        )


def _lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:  # Any: parsed JSON
    try:
        with path.open(encoding="utf-8", newline="\n") as stream:
            for number, line in enumerate(stream, start=1):
                if line.endswith("\n"):
                    yield number, _object(line, path, number)
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"[reconcile] cassette: {path} cannot be read: {error}") from error


def _object(line: str, path: Path, number: int) -> dict[str, Any]:  # Any: parsed JSON
    try:
        found = json.loads(line)
    except ValueError as error:
        raise DataError(f"{path}:{number}: not JSON ({error}): record it anew") from error
    if not isinstance(found, dict):
        raise DataError(f"{path}:{number}: not a JSON object: record it anew")
    return found


def _said(request: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in request.items() if value}
