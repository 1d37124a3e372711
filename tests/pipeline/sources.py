"""A kind of source for tests: a JSON line a film, so that catalogues of several sources can be built in a line."""

import json
from dataclasses import replace

from kg.model import (
    Agent,
    AgentKind,
    Authority,
    Contribution,
    Expression,
    Film,
    Identifier,
    Name,
    Rejected,
    Text,
    Title,
    When,
)
from kg.sources import Kind

FIELDS = ("title", "year", "minutes", "director", "ids", "person", "refers")


def read(stream, origin, settings):
    """Read a film or a person a line: {"key", "title", "year", "minutes", "director", "ids": {scheme: value}}."""
    for number, line in enumerate(stream, start=1):
        place = replace(origin, locator=f"row {number}")
        try:
            row = json.loads(line)
            here = replace(place, key=row["key"])
        except (ValueError, KeyError) as error:
            yield Rejected(place, f"no row: {error}")
            continue
        yield person(row, here) if "person" in row else film(row, here)


def film(row, origin):
    where = (origin.locator,)
    ids = tuple(Identifier(*pair) for pair in sorted(row.get("ids", {}).items()))
    agents, credits = [], []
    if name := row.get("director"):
        agents.append(Agent(f"person:{name.lower()}", AgentKind.PERSON, (Name(Text(name)),), where))
    if name := row.get("refers"):
        agents.append(Agent(f"person/{name}", AgentKind.PERSON, (), where))
    credits = [Contribution(agent.key, "director", place, where) for place, agent in enumerate(agents, start=1)]
    titles = (Title("original", Text(row["title"]), "Latn", where),) if row.get("title") else ()
    year = row.get("year")
    return Film(
        origin, "sha256:0", where, (Expression("original", where, minutes=row.get("minutes")),), titles,
        created=When(year, year) if year else None, agents=tuple(agents), contributions=tuple(credits),
        identifiers=ids, work=row.get("work"),
    )  # fmt: skip


def person(row, origin):
    ids = tuple(Identifier(*pair) for pair in sorted(row.get("ids", {}).items()))
    agent = Agent(
        f"person/{row['key']}", AgentKind.PERSON, (Name(Text(row["person"])),), (origin.locator,), identifiers=ids
    )
    return Authority(replace(origin, key=f"person/{row['key']}"), "sha256:0", agent)


ROWS = Kind("rows", read, (".rows",))


def write(path, *rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path
