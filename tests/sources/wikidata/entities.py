"""Made-up entities in the shape of Wikidata's JSON."""

GREGORIAN = "http://www.wikidata.org/entity/Q1985727"
JULIAN = "http://www.wikidata.org/entity/Q1985786"


def snak(name, value=None, kind="value"):
    if kind != "value":
        return {"snaktype": kind, "property": name, "datatype": "time"}
    return {"snaktype": "value", "property": name, "datavalue": datavalue(value)}


def datavalue(value):
    if isinstance(value, dict):
        if "time" in value:
            return {"type": "time", "value": value}
        return {"type": "quantity" if "amount" in value else "monolingualtext", "value": value}
    if value[:1] == "Q" and value[1:].isdigit():
        number = {"entity-type": "item", "numeric-id": int(value[1:]), "id": value}
        return {"type": "wikibase-entityid", "value": number}
    return {"type": "string", "value": value}


def statement(name, value=None, *, kind="value", rank="normal", qualifiers=(), references=()):
    found = {"mainsnak": snak(name, value, kind), "type": "statement", "rank": rank, "id": f"Q1$AAAA-{name}"}
    if qualifiers:
        listed = {}
        for each in qualifiers:
            listed.setdefault(each["property"], []).append(each)
        found["qualifiers"] = listed
    if references:
        found["references"] = [{"hash": "cafe", "snaks": {each["property"]: [each]}} for each in references]
    return found


def time(text, precision, calendar=GREGORIAN):
    return {"time": text, "timezone": 0, "before": 0, "after": 0, "precision": precision, "calendarmodel": calendar}


def quantity(amount, unit):
    return {"amount": amount, "unit": f"http://www.wikidata.org/entity/{unit}"}


def entity(number, labels, *statements, aliases=None, **more):
    claims = {}
    for each in statements:
        claims.setdefault(each["mainsnak"]["property"], []).append(each)
    return {
        "type": "item",
        "id": number,
        "labels": {code: {"language": code, "value": words} for code, words in labels.items()},
        "descriptions": [],
        "aliases": {code: [{"language": code, "value": each} for each in listed]
                    for code, listed in (aliases or {}).items()},
        "claims": claims,
        "sitelinks": {},
        **more,
    }  # fmt: skip


def film(*statements, labels=None, **more):
    named = labels if labels is not None else {"en": "The Quay", "ru": "Причал"}
    return entity("Q100", named, statement("P31", "Q11424"), *statements, **more)
