"""The connector that the settings name, opened and closed.

    with lookup_for(settings) as lookup:      # Lookup: questions in, candidates out
        ...
    with recheck_for(settings) as recheck:    # numbers in, out those merged or deleted; live and recorded only
        ...

What is wrong with the settings is a UsageError on entering the block, before anything is asked; only a service's
manifest is read on entering, which can raise LookupStopped. Machine decisions need a date: a snapshot has one, and so
should a recording (``snapshot_date``); for the live connector it is the day of the run, by the caller's clock.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import timedelta
from importlib.metadata import version
from typing import TypeAlias, TypeVar

from kg.errors import UsageError
from kg.reconcile import snapshot
from kg.reconcile.candidate import Lookup
from kg.reconcile.connectors.answers import Answers, moment
from kg.reconcile.connectors.ask import Conversation
from kg.reconcile.connectors.cache import Cache
from kg.reconcile.connectors.cassette import Cassette, Recorder
from kg.reconcile.connectors.live import Live
from kg.reconcile.connectors.network import Network
from kg.reconcile.connectors.polite import Polite
from kg.reconcile.connectors.recheck import Recheck, changed
from kg.reconcile.connectors.service import SERVICE, Service
from kg.reconcile.connectors.settings import ENDPOINTS, Settings

SNAPSHOT, LIVE, RECORDED = "snapshot", "live", "recorded"

_T = TypeVar("_T")
_Opened: TypeAlias = Callable[[Settings], AbstractContextManager[_T]]


def lookup_for(settings: Settings) -> AbstractContextManager[Lookup]:
    """Open the connector of the settings. Raises UsageError, on entering the block at the latest."""
    return _chosen(_LOOKUPS, settings)


def recheck_for(settings: Settings) -> AbstractContextManager[Recheck]:
    """Open what tells merged and deleted items. Raises UsageError if the connector cannot know."""
    return _chosen(_RECHECKS, settings)


def user_agent(contact: str | None) -> str:
    """Return the User-Agent that Wikimedia's policy asks for: program, version, contact.

    https://foundation.wikimedia.org/wiki/Policy:Wikimedia_Foundation_User-Agent_Policy. Raises UsageError
    without a contact, or with one that reaches nobody.
    """
    if not contact:
        raise UsageError("[reconcile] contact is missing: write an e-mail or web address that reaches you")
    reaches = "@" in contact or contact.startswith(("http://", "https://"))
    if not reaches or not contact.isascii() or not contact.isprintable():
        raise UsageError(f"[reconcile] contact is {contact!r}: write an e-mail or web address that reaches you")
    return f"{_program()} ({contact})"


def _chosen(table: Mapping[str, _Opened[_T]], settings: Settings) -> AbstractContextManager[_T]:
    if settings.connector not in table:
        raise UsageError(f"[reconcile] connector is {settings.connector!r}: write one of {', '.join(table)}")
    return table[settings.connector](settings)


@contextmanager
def _snapshot(settings: Settings) -> Iterator[Lookup]:
    if settings.snapshot is None:
        raise UsageError("[reconcile] snapshot is missing: name a Wikidata dump file")
    yield snapshot.load(settings.snapshot).lookup


@contextmanager
def _live(settings: Settings) -> Iterator[Lookup]:
    with _live_answers(settings) as answers:
        yield Live(answers, settings.languages).lookup


@contextmanager
def _live_recheck(settings: Settings) -> Iterator[Recheck]:
    with _live_answers(settings) as answers:
        yield lambda qids: changed(answers, qids)


@contextmanager
def _service(settings: Settings) -> Iterator[Lookup]:
    endpoint = _endpoint(settings)
    agent = user_agent(settings.contact) if settings.contact else _program()
    with _answers(settings, SERVICE, agent, {SERVICE: endpoint}) as answers:
        yield Service.open(endpoint, answers).lookup


@contextmanager
def _recorded(settings: Settings) -> Iterator[Lookup]:
    cassette = _cassette(settings)
    answers = _replayed(cassette, settings)
    lookups: Mapping[str, Callable[[], Lookup]] = {
        LIVE: lambda: Live(answers, settings.languages).lookup,
        SERVICE: lambda: Service.open(settings.endpoint or "", answers).lookup,
    }
    if cassette.connector not in lookups:
        raise UsageError(f"{cassette.path}: recorded by {cassette.connector!r}: record it with {' or '.join(lookups)}")
    yield lookups[cassette.connector]()


@contextmanager
def _recorded_recheck(settings: Settings) -> Iterator[Recheck]:
    answers = _replayed(_cassette(settings), settings)
    yield lambda qids: changed(answers, qids)


def _live_answers(settings: Settings) -> AbstractContextManager[Answers]:
    unknown = settings.endpoints.keys() - ENDPOINTS.keys()
    if unknown:
        raise UsageError(f"[reconcile] endpoints: unknown key {min(unknown)!r}: the keys are {', '.join(ENDPOINTS)}")
    if not settings.languages:
        raise UsageError('[reconcile] languages is empty: write at least one, as "en"')
    return _answers(settings, LIVE, user_agent(settings.contact), {**ENDPOINTS, **settings.endpoints})


@contextmanager
def _answers(settings: Settings, connector: str, agent: str, endpoints: Mapping[str, str]) -> Iterator[Answers]:
    """Answers from servers, kept in the cache, or recorded with nothing kept, so that the recording is whole."""
    around = settings.around
    network = Network(
        endpoints=endpoints,
        agent=agent,
        monotonic=around.monotonic,
        seconds=settings.seconds,
        most_bytes=settings.most_bytes,
    )
    polite = Polite(network, around, settings.manners)
    recording = settings.cassette is not None
    scope = " ".join(endpoints[name] for name in sorted(endpoints))
    with closing(network), closing(Cache(None if recording else settings.cache, scope)) as cache:
        conversation: Conversation = lambda ask, keys: polite(ask.request(keys))  # noqa: E731
        since = _since(settings)
        if settings.cassette is None:
            yield Answers(conversation=conversation, keeper=cache, now=around.now, since=since)
            return
        with closing(Recorder.start(settings.cassette, connector, conversation)) as recorder:
            yield Answers(conversation=recorder, keeper=cache, now=around.now, since=since)


def _replayed(cassette: Cassette, settings: Settings) -> Answers:
    return Answers(conversation=cassette.miss, keeper=cassette, now=settings.around.now)


def _cassette(settings: Settings) -> Cassette:
    if settings.cassette is None:
        raise UsageError("[reconcile] cassette is missing: name the recording to replay")
    return Cassette.load(settings.cassette)


def _endpoint(settings: Settings) -> str:
    if not settings.endpoint:
        raise UsageError("[reconcile] endpoint is missing: write the address of a reconciliation service")
    return settings.endpoint


def _since(settings: Settings) -> str:
    """Return the moment before which a kept answer is too old."""
    now = settings.around.now()
    if settings.refresh:
        return moment(now)
    return "" if settings.max_age_days is None else moment(now - timedelta(days=settings.max_age_days))


def _program() -> str:
    return f"reelgraph/{version('reelgraph')}"


_LOOKUPS: Mapping[str, _Opened[Lookup]] = {
    SNAPSHOT: _snapshot,
    LIVE: _live,
    RECORDED: _recorded,
    SERVICE: _service,
}
_RECHECKS: Mapping[str, _Opened[Recheck]] = {LIVE: _live_recheck, RECORDED: _recorded_recheck}
