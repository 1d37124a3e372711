"""What we know of Wikidata by heart: which of its classes, countries, occupations and properties mean what.

A dump can lack the items that would say so (a filtered one always does), so the common ones are a table here;
`closure` adds the subclasses a dump does state.
"""

from collections.abc import Iterable, Mapping

from kg.reconcile.question import Identifier, Kind

HUMAN = "Q5"
_CLASSES: Mapping[Kind, str] = {
    Kind.PERSON: HUMAN,
    # Film, documentary, short, television, animated, silent, feature, and genres that serve as classes.
    Kind.FILM: "Q11424 Q93204 Q24862 Q506240 Q202866 Q29168811 Q226730 Q24869 Q17517379 Q130232 Q157443 Q188473 "
    "Q200092 Q319221 Q471839 Q959790 Q2484376 Q369747 Q842256 Q1054574 Q860626 Q645928 Q336144 Q185867 Q457832",
    # Film studio, production company, animation studio, company, business, broadcaster, channel, publisher.
    Kind.ORGANISATION: "Q375336 Q1762059 Q1107679 Q10689397 Q783794 Q4830453 Q6881511 Q891723 Q15265344 Q1616075 "
    "Q1254874 Q2085381",
    # Settlement, city, town, village, capital, municipalities, country, state, historical country, region, island.
    Kind.PLACE: "Q486972 Q515 Q1549591 Q1637706 Q200250 Q174844 Q3957 Q532 Q5119 Q15284 Q484170 Q262166 Q747074 "
    "Q2074737 Q7930989 Q1093829 Q6256 Q3624078 Q3024240 Q7275 Q35657 Q43263 Q82794 Q34876 Q149621 Q23442",
    # Film festival, its editions, short film festival, festival.
    Kind.FESTIVAL: "Q220505 Q27787439 Q17489659 Q132241",
    # Award, film award, class of award.
    Kind.AWARD: "Q618779 Q4220917 Q38033430",
}
CLASSES: Mapping[Kind, frozenset[str]] = {kind: frozenset(names.split()) for kind, names in _CLASSES.items()}

SCHEMES: Mapping[str, str] = {
    "P345": "imdb",
    "P4947": "tmdb",
    "P4985": "tmdb",
    "P2603": "kinopoisk",
    "P2604": "kinopoisk",
    "P2704": "eidr",
    "P1265": "allocine",
    "P1266": "allocine",
    "P2678": "russiancinema",
    "P2636": "minkultury",
    "P480": "filmaffinity",
    "P2346": "elonet",
    "P2387": "elonet",
    "P3138": "ofdb",
    "P2529": "csfd",
    "P2605": "csfd",
    "P214": "viaf",
    "P227": "gnd",
    "P213": "isni",
    "P244": "lccn",
    "P268": "bnf",
    "P1566": "geonames",
    "P297": "iso3166",
}
"""Property of an external identifier -> our name of its scheme."""

SEVERAL = frozenset({"viaf", "isni"})
"""Schemes that are known to give one thing several identifiers: two that differ are no contradiction."""

OCCUPATIONS: Mapping[str, str] = {
    "Q2526255": "P57",  # film director
    "Q2059704": "P57",  # television director
    "Q33999": "P161",  # actor
    "Q10800557": "P161",  # film actor
    "Q10798782": "P161",  # television actor
    "Q2259451": "P161",  # stage actor
    "Q2405480": "P161",  # voice actor
    "Q28389": "P58",  # screenwriter
    "Q36180": "P58",  # writer
    "Q222344": "P344",  # cinematographer
    "Q36834": "P86",  # composer
    "Q1415090": "P86",  # film score composer
    "Q3282637": "P162",  # film producer
    "Q7042855": "P1040",  # film editor
}
"""Occupation -> the property of the credit it earns."""

PROFESSIONS: Mapping[str, str] = {
    "director": "P57",
    "film director": "P57",
    "actor": "P161",
    "actress": "P161",
    "cast": "P161",
    "writer": "P58",
    "screenwriter": "P58",
    "cinematographer": "P344",
    "camera": "P344",
    "composer": "P86",
    "producer": "P162",
    "editor": "P1040",
}
"""A profession as catalogues write it -> the property of its credit."""

_COUNTRIES = """
US Q30, GB Q145 Q21 Q22 Q25 Q26 Q174193, FR Q142 Q69808, DE Q183 Q713750 Q7318 Q41304 Q43287, IT Q38 Q172579,
ES Q29, RU Q159 Q34266, SU Q15180 Q2184 Q133356, JP Q17 Q188712, CN Q148 Q13426199, IN Q668 Q129286, CA Q16,
AU Q408, BR Q155, MX Q96, AR Q414, CL Q298, CO Q739, PE Q419, VE Q717, UY Q77, EC Q736, BO Q750, PY Q733, CU Q241,
DO Q786, HT Q790, JM Q766, TT Q754, PR Q1183, PA Q804, CR Q800, NI Q811, HN Q783, SV Q792, GT Q774,
PL Q36 Q207272 Q211274, CZ Q213, SK Q214, CSHH Q33946 Q853348, HU Q28 Q171150 Q600018 Q16410, RO Q218 Q203493,
BG Q219, GR Q41, TR Q43, CY Q229, RS Q403, HR Q224, SI Q215, BA Q225, ME Q236, MK Q221, AL Q222,
YUCS Q36704 Q83286 Q191077, CSXX Q37024 Q838261, AT Q40 Q28513, CH Q39, BE Q31, NL Q55 Q29999, LU Q32, IE Q27,
PT Q45, SE Q34, NO Q20, DK Q35 Q756617, FI Q33, IS Q189, EE Q191, LV Q211, LT Q37, BY Q184, UA Q212, MD Q217,
GE Q230, AM Q399, AZ Q227, KZ Q232, UZ Q265, KG Q813, TJ Q863, TM Q874, DDDE Q16957, KR Q884, KP Q423, TW Q865,
HK Q8646, MO Q14773, VN Q881, TH Q869, PH Q928, ID Q252, MY Q833, SG Q334, MM Q836, KH Q424, LA Q819, MN Q711,
NP Q837, BT Q917, LK Q854, BD Q902, PK Q843, AF Q889, IR Q794, IQ Q796, SY Q858, LB Q822, JO Q810, IL Q801,
PS Q219060, SA Q851, YE Q805, OM Q842, AE Q878, QA Q846, BH Q398, KW Q817, EG Q79, MA Q1028, DZ Q262, TN Q948,
LY Q1016, SD Q1049, ET Q115, SN Q1041, ML Q912, BF Q965, CI Q1008, CM Q1009, NG Q1033, GH Q117, GN Q1006, MR Q1025,
NE Q1032, TD Q657, CD Q974, CG Q971, GA Q1000, AO Q916, MZ Q1029, ZA Q258, ZW Q954, ZM Q953, TZ Q924, KE Q114,
UG Q1036, RW Q1037, BI Q967, MG Q1019, SO Q1045, BW Q963, NA Q1030, NZ Q664, PG Q691, FJ Q712, MT Q233, MC Q235,
LI Q347, SM Q238, VA Q237, AD Q228, GL Q223, FO Q4628
"""
COUNTRIES: Mapping[str, str] = {
    qid: code for entry in _COUNTRIES.split(",") for code, *qids in (entry.split(),) for qid in qids
}
"""Country -> our code for it (`kg.fields.places`): former states under their own, empires under their successor's."""

_PLACES_FIRST = frozenset({Kind.ORGANISATION})


def closure(subclasses: Mapping[str, Iterable[str]]) -> dict[str, frozenset[Kind]]:
    """Return the kinds of each class: those of the table, and all that a dump's P279 (class -> above) puts below.

    A state is below *organisation* in many ways: what is a place is never an organisation.
    """
    below: dict[str, set[str]] = {}
    for lower, uppers in subclasses.items():
        for upper in uppers:
            below.setdefault(upper, set()).add(lower)
    kinds: dict[str, set[Kind]] = {}
    for kind, roots in CLASSES.items():
        for name in _reached(roots, below):
            kinds.setdefault(name, set()).add(kind)
    return {name: kinds_of((found,)) for name, found in kinds.items()}


def kinds_of(found: Iterable[Iterable[Kind]]) -> frozenset[Kind]:
    """Join the kinds of an item's classes."""
    joined = frozenset(kind for kinds in found for kind in kinds)
    return joined - _PLACES_FIRST if Kind.PLACE in joined else joined


def identifier(scheme: str, value: str) -> Identifier:
    """Return an identifier as compared: scheme in lower case, value without the spaces and case that vary."""
    return scheme.lower(), value.strip().replace(" ", "").lower()


def _reached(roots: Iterable[str], below: Mapping[str, Iterable[str]]) -> set[str]:
    found, waiting = set(roots), list(roots)
    while waiting:
        for lower in below.get(waiting.pop(), ()):
            if lower not in found:
                found.add(lower)
                waiting.append(lower)
    return found
