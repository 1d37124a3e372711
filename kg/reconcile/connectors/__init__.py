"""Authorities beyond the snapshot: Wikidata itself, a recorded conversation with it, a reconciliation service.

`choice.lookup_for(settings)` opens the connector that kg.toml names; it closes what it holds when the block ends::

    with lookup_for(settings) as lookup:
        for candidates in lookup(questions):
            ...

The contract of `kg.reconcile.candidate.Lookup` holds for each: as many answers as questions, in their order, each
answer in a fixed order, only items of the right class. Answers come a chunk of questions at a time, so a caller that
writes decisions as they arrive loses at most one chunk when it is stopped. A connector never gives a shorter answer
because a server failed: it raises `kg.errors.LookupStopped`, and everything answered until then lies in the cache, so
that the next run goes on from there.

    Ask        what is asked of a server: how keys become a request, how the reply becomes an answer a key
    Answers    keys in, answers out: from the cache, the rest in batches from the server
    Polite     one request at a time, waiting as the server says; stops when it is refused
    Network    the only place that opens a connection
"""
