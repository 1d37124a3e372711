"""How tests of readers run one, and what a record holds: its statements' literals and IRIs, and its findings."""

import json
from io import BytesIO

from kg.model import Finding, Origin, Rejected
from kg.pipeline.build import shortcuts
from kg.rdf.iri import Space
from kg.rdf.mapping import statements
from kg.rdf.statement import bare, literal_of, parse
from kg.sources import KINDS, Settings
from kg.sources.branches import clean
from kg.sources.documents import documents


def read(kind, octets, name="films.json", settings=None):
    """Read bytes, or a JSON value, as a file of one kind."""
    if not isinstance(octets, bytes):
        octets = json.dumps(octets, ensure_ascii=False).encode()
    origin = Origin(kind, name.partition(".")[0], None, name)
    return list(KINDS[kind].read(BytesIO(octets), origin, settings or Settings()))


def only(records):
    (record,) = records
    assert not isinstance(record, Rejected), record
    return record


def mapped(record):
    return statements(record, Space(), shortcuts())


def held(records):
    """Every text that the records hold, in a statement or a finding, or a rejection's reason."""
    texts = []
    for record in records:
        if isinstance(record, Rejected):
            texts += [record.reason, record.origin.key]
            continue
        for line in mapped(record):
            literal = literal_of(parse(line).object)
            texts.append(literal.value if literal else bare(parse(line).object))
        texts += [finding.value for finding in record.findings if isinstance(finding, Finding) and finding.value]
    return texts


def leaves(value, path=()):
    """Every string and number of a JSON value, with the keys that lead to it."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from leaves(each, (*path, key))
    elif isinstance(value, list):
        for each in value:
            yield from leaves(each, path)
    elif isinstance(value, str | int | float) and not isinstance(value, bool) and clean(str(value)):
        yield path, clean(str(value))


def lost(octets, records, is_held=lambda path, text, texts: False):
    """The leaves of a file's documents that nothing holds; `is_held` knows what is held in another form."""
    texts = held(records)
    joined = "\n".join(texts)
    found = [found.value for found in documents(BytesIO(octets))]
    return sorted(
        {
            (".".join(path), text)
            for path, text in leaves(found)
            if " ".join(text.split()) not in joined and text not in joined and not is_held(path, text, texts)
        }
    )
