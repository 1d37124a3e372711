"""Keys in, an answer for each out: from what is kept, the rest from the server in batches.

What is kept is kept by key, not by request: a run that is resumed, and so meets its questions in other batches,
finds every answer again. A batch is written as soon as it is answered, so a kill loses one request.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kg.errors import LookupStopped
from kg.reconcile.connectors.ask import Answer, Ask, Conversation, Keeper
from kg.reconcile.connectors.polite import TooHeavy


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """`since` is the moment before which a kept answer is too old (ISO 8601); empty, none is."""

    conversation: Conversation
    keeper: Keeper
    now: Callable[[], datetime]
    since: str = ""

    def of(self, ask: Ask, keys: Iterable[str]) -> dict[str, Any]:  # Any: JSON values, as Answer has them
        """Answer every key, in the order given. Raises LookupStopped."""
        wanted = tuple(dict.fromkeys(keys))
        kept = self.keeper.get(ask, wanted)
        found = {key: one.answer for key, one in kept.items() if one.fetched >= self.since}
        old = {key: one.answer for key, one in kept.items() if key not in found}
        found |= self._unchanged(ask, old)
        for batch in batches([key for key in wanted if key not in found], ask.batch):
            for part in self._fetched(ask, batch):
                self._keep(ask, part)
                found |= part
        return {key: found[key].value for key in wanted}

    def _unchanged(self, ask: Ask, old: Mapping[str, Answer]) -> Mapping[str, Answer]:
        """Return those old answers whose revision is still the newest, and keep them as of now."""
        revised = [key for key, answer in old.items() if answer.revision is not None]
        if ask.status is None or not revised:
            return {}
        newest = {
            key: answer.revision
            for batch in batches(revised, ask.status.batch)
            for part in self._fetched(ask.status, batch)
            for key, answer in part.items()
        }
        same = {key: old[key] for key in revised if newest[key] == old[key].revision}
        self._keep(ask, same)
        return same

    def _fetched(self, ask: Ask, keys: Sequence[str]) -> Iterator[Mapping[str, Answer]]:
        """Ask one batch; what is too heavy for the server, or left out of its reply, in halves."""
        try:
            answered = self._read(ask, keys)
        except TooHeavy:
            if len(keys) == 1:
                raise
            answered = {}
        yield answered
        rest = [key for key in keys if key not in answered]
        if rest and len(keys) == 1:
            raise LookupStopped(f"{ask.name}: the reply says nothing about {keys[0]}: run again later to go on")
        for half in batches(rest, max(1, len(keys) // 2)):
            yield from self._fetched(ask, half)

    def _read(self, ask: Ask, keys: Sequence[str]) -> Mapping[str, Answer]:
        document = self.conversation(ask, keys)
        try:
            return ask.read(document, keys)
        except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
            raise LookupStopped(
                f"{ask.name}: the reply is not in the shape of its API ({type(error).__name__}: {error}): "
                "see that the endpoint is right"
            ) from error

    def _keep(self, ask: Ask, answers: Mapping[str, Answer]) -> None:
        if answers:
            self.keeper.put(ask, answers, moment(self.now()))


def batches(keys: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    """Yield slices of at most `size`."""
    return (keys[start : start + size] for start in range(0, len(keys), size))


def moment(time: datetime) -> str:
    """Write a UTC time as kept answers have it; texts compare as the times do."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ")
