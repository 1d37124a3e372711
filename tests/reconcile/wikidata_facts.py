"""A few dozen true facts of Wikidata in the shape of its dump: the authority the tests ask.

As in any real extract Sokurov is named in Russian only, the director of the Stalker of 2012 is not in it, and
two directors of one film are both called Jaroslav Novotný.
"""

import json

LABELS = {
    "Q55172": {"ru": "Александр Сокуров"},
    "Q853": {"ru": "Андрей Тарковский", "en": "Andrei Tarkovsky"},
    "Q103917": {"en": "Steven Soderbergh"},
    "Q2001026": {"ru": "Семён Давидович Аранович"},
    "Q12023975": {"mul": "Jaroslav Novotný"},
    "Q89289455": {"mul": "Jaroslav Novotný"},
    "Q200437": {"ru": "Сталкер", "mul": "Stalker", "en": "Stalker"},
    "Q7597275": {"en": "Stalker"},
    "Q125772": {"ru": "Солярис", "en": "Solaris"},
    "Q125672": {"ru": "Солярис"},
    "Q673195": {"en": "Solaris"},
    "Q32859550": {"ru": "Элегия"},
    "Q3588085": {"ru": "Московская элегия", "en": "Moscow Elegy"},
    "Q59721": {"en": "Russian Ark"},
    "Q2290357": {"en": "Mother and Son"},
    "Q4163298": {"ru": "Дни затмения"},
    "Q116779413": {"ru": "Дмитрий Шостакович. Альтовая соната"},
    "Q118163700": {"mul": "Belgie"},
    "Q5103254": {"mul": "Chléb a písně"},
}
PEOPLE = {"Q55172": (None, None), "Q853": ("1932-04-04", "1986-12-29"), "Q103917": (None, None)} | {
    "Q2001026": ("1934-07-23", "1996-09-08"),
    "Q12023975": (None, None),
    "Q89289455": (None, None),
}
# QID: year, directors, minutes, further credits
FILMS = {
    "Q200437": ("1979", ["Q853"], 161, {"P58": ["Q61699", "Q59054", "Q853"]}),
    "Q7597275": ("2012", ["Q6769064"], None, {}),
    "Q125772": ("1972", ["Q853"], 160, {"P58": ["Q853"]}),
    "Q125672": ("1968", ["Q4205568", "Q4321483"], 143, {}),
    "Q673195": ("2002", ["Q103917"], None, {}),
    "Q32859550": ("1986", ["Q55172"], 30, {}),
    "Q3588085": ("1988", ["Q55172"], 88, {"P58": ["Q55172"], "P161": ["Q853"]}),
    "Q59721": ("2002", ["Q55172"], None, {"P161": ["Q55172"]}),
    "Q2290357": ("1997", ["Q55172"], None, {}),
    "Q4163298": ("1988", ["Q55172"], 139, {}),
    "Q116779413": ("1986", ["Q55172", "Q2001026"], 80, {}),
    "Q118163700": ("1936", ["Q12023975", "Q89289455"], None, {"P344": ["Q89289455"]}),
    "Q5103254": ("1971", ["Q12023975"], None, {}),
}


def documents() -> list[dict]:
    """Return every entity as a document of the dump."""
    people = [entity(qid, "Q5", P569=_time(born), P570=_time(died)) for qid, (born, died) in PEOPLE.items()]
    return [*people, *(_film(qid, *facts) for qid, facts in FILMS.items())]


def lines() -> list[str]:
    """Return the dump as its lines: an array, one entity a line."""
    return ["[", *(f"{json.dumps(one, ensure_ascii=False)}," for one in documents()), "]"]


def entity(qid: str, instance_of: str, **claims: list[dict]) -> dict:
    """Return one document; a claim is a list of values, see `_item`, `_time`, `minutes`."""
    labels = {language: {"language": language, "value": text} for language, text in LABELS.get(qid, {}).items()}
    claims = {name: [_statement(value) for value in values] for name, values in claims.items() if values}
    return {
        "type": "item",
        "id": qid,
        "labels": labels or [],
        "aliases": [],
        "claims": {"P31": [_statement(_item(instance_of))], **claims},
    }


def _film(qid: str, year: str, directors: list[str], minutes: int | None, credits: dict) -> dict:
    people = {role: [_item(person) for person in listed] for role, listed in {"P57": directors, **credits}.items()}
    return entity(qid, "Q11424", P577=_time(year), P2047=_minutes(minutes), **people)


def _item(qid: str) -> dict:
    return {"entity-type": "item", "id": qid}


def _time(date: str | None) -> list[dict]:
    if date is None:
        return []
    full = date if len(date) > 4 else f"{date}-00-00"
    return [{"time": f"+{full}T00:00:00Z", "precision": 11 if len(date) > 4 else 9}]


def _minutes(amount: int | None) -> list[dict]:
    unit = "http://www.wikidata.org/entity/Q7727"
    return [] if amount is None else [{"amount": f"+{amount}", "unit": unit}]


def _statement(value: dict) -> dict:
    return {"rank": "normal", "mainsnak": {"snaktype": "value", "datavalue": {"value": value}}}
