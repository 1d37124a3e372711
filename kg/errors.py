"""What can go wrong outside a record, sorted by what the caller can do about it.

    KgError
    ├── UsageError      the call or kg.toml is wrong: mend the call (exit 2)
    │   └── QueryError  a query does not parse, or a parameter is missing or of the wrong kind
    ├── DataError       the inputs are at fault: mend the data (exit 1)
    └── WorldError      a disk, a server or a network failed: try again, or ask its operator (exit 1)
        ├── StoreError  a store cannot be built, opened or asked
        ├── LookupStopped  an authority (Wikidata, a reconciliation service) refuses or does not answer
        ├── QueryTimeout  a query was stopped at its time limit
        └── ResultTooLarge  a query was stopped at its size limit

A bad record is none of these: it is a value, ``kg.model.Rejected``.
Every message names the place and the remedy.
"""


class KgError(Exception):
    """The base of every exception this package raises on purpose."""


class UsageError(KgError):
    """The call or the configuration is wrong."""


class QueryError(UsageError):
    """A query cannot be run as it was given."""


class DataError(KgError):
    """Nothing can be done with the inputs as they are."""


class WorldError(KgError):
    """Something outside this program failed."""


class StoreError(WorldError):
    """A store cannot be built, opened or asked."""


class LookupStopped(WorldError):
    """An authority refuses, or fails again and again; what it has answered is kept."""


class QueryTimeout(WorldError):
    """A query reached its time limit and was stopped."""


class ResultTooLarge(WorldError):
    """A query's answer reached its size limit and was stopped."""
