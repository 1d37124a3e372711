"""A made-up archive's entries: a film, its nitrate and its restored copy, and a series of two parts."""

import copy


def title(name, kind="PreferredTitle", **more):
    return {"has_name": name, "type": kind, **more}


def person(name, gnd=None, kind="Person"):
    known = [{"category": "avefi:GNDResource", "id": gnd}] if gnd else None
    return {"category": "avefi:Agent", "has_name": name, "type": kind, **({"same_as": known} if known else {})}


def local(number):
    return {"category": "avefi:LocalResource", "id": number}


WORK = {
    "category": "avefi:WorkVariant",
    "type": "Monographic",
    "described_by": [{"has_issuer_id": "https://w3id.org/isil/XX-1", "has_issuer_name": "Hafenarchiv"}],
    "has_primary_title": title("Der Hafen", has_ordering_name="Hafen, Der"),
    "has_alternative_title": [
        title("The Harbour", "TranslatedTitle"),
        title("Gavan", "TransliteratedTitle"),
        title("Kai 7", "WorkingTitle"),
        title("Hafenfilm", "SearchTitle"),
    ],
    "has_identifier": [local("w1"), {"category": "avefi:AVefiResource", "id": "21.11155/AAAA"}],
    "same_as": [{"category": "avefi:WikidataResource", "id": "Q1"}],
    "has_form": ["Documentary", "Short", "Compilation"],
    "has_genre": [{"has_name": "City symphony"}],
    "has_subject": [{"category": "avefi:Subject", "has_name": "Harbours"}],
    "has_event": [
        {
            "category": "avefi:ProductionEvent",
            "has_date": "1929?/1930",
            "located_in": [{"category": "avefi:GeographicName", "has_name": "Deutschland"}],
            "has_activity": [
                {
                    "category": "avefi:DirectingActivity",
                    "type": "Director",
                    "has_agent": [person("Brandt, Erna", "118632795"), person("Voss, Karl von")],
                },
                {"category": "avefi:ProducingActivity", "type": "ProductionCompany", "has_agent": [
                    person("Kai-Film GmbH", kind="CorporateBody")]},
                {"category": "avefi:CinematographyActivity", "type": "CraneOperator", "has_agent": [
                    person("Lüders, Ole"), person("Unbekannt")]},
            ],
        },
        {"category": "avefi:ProductionEvent", "type": "IndoorShootingEvent", "has_date": "1929-05"},
        {"category": "avefi:PublicationEvent", "type": "TheatricalDistributionEvent", "has_date": "1930-03-14",
         "located_in": [{"category": "avefi:GeographicName", "has_name": "Austria"}]},
    ],
}  # fmt: skip
PRINT = {
    "category": "avefi:Manifestation",
    "has_identifier": [local("m1")],
    "is_manifestation_of": [local("w1")],
    "has_primary_title": title("Der Hafen", "TitleProper"),
    "has_event": [{"category": "avefi:PublicationEvent", "type": "ReleaseEvent", "has_date": "1930"}],
}
RESTORED = {
    "category": "avefi:Manifestation",
    "has_identifier": [local("m2")],
    "is_manifestation_of": [{"category": "avefi:AVefiResource", "id": "21.11155/AAAA"}],
    "has_event": [
        {
            "category": "avefi:PreservationEvent",
            "type": "RestorationEvent",
            "has_date": "2013/2014",
            "has_activity": [
                {"category": "avefi:ManifestationActivity", "type": "AgentResponsibleForPreservation",
                 "has_agent": [person("Hafenarchiv", kind="CorporateBody")]}
            ],
        }
    ],
}  # fmt: skip
NITRATE = {
    "category": "avefi:Item",
    "has_identifier": [local("i1")],
    "is_item_of": local("m1"),
    "described_by": {"has_issuer_id": "https://w3id.org/isil/XX-1", "has_issuer_name": "Hafenarchiv"},
    "element_type": "DuplicatePositive",
    "has_format": [{"category": "avefi:Film", "type": "35mmFilm"}],
    "has_access_status": "Archive",
    "has_colour_type": "BlackAndWhite",
    "has_sound_type": "Silent",
    "has_duration": {"has_value": "PT01H14M30S", "has_precision": "Approximate"},
    "has_extent": {"has_unit": "Metre", "has_value": 2014},
    "in_language": [
        {"code": "ger", "usage": ["Intertitles"]},
        {"code": "eng", "usage": ["Subtitles"]},
    ],
    "has_note": ["Two shots are missing."],
}
SERIAL = {
    "category": "avefi:WorkVariant",
    "type": "Serial",
    "has_primary_title": title("Schiffe"),
    "has_identifier": [local("s1")],
}
EPISODE = {
    "category": "avefi:WorkVariant",
    "type": "Monographic",
    "has_primary_title": title("Schiffe. Der Anker"),
    "has_identifier": [local("e1")],
    "is_part_of": [local("s1")],
}
VARIANT = {
    "category": "avefi:WorkVariant",
    "type": "Monographic",
    "variant_type": "Dubbed",
    "is_variant_of": local("w1"),
    "has_primary_title": title("Le Port"),
    "has_identifier": [local("v1")],
}


def everything():
    return copy.deepcopy([NITRATE, RESTORED, WORK, PRINT, SERIAL, EPISODE, VARIANT])
