"""What the service says it is and can do, as each version of the API writes it."""

from collections.abc import Mapping

from kg.rdf.vocab import KG
from kg.web.publication import Publication
from kg.web.reconciliation.queries import BATCH
from kg.web.reconciliation.types import TYPES, lineage

PATH = "/reconcile"
V0_2 = f"{PATH}/0.2"
V1_0 = f"{PATH}/1.0-draft"
PREVIEW = {"width": 430, "height": 200}
"""Pixels of a preview."""
# The settings of an extended property; `extend.Settings` reads them. 0.2 calls the id name, the name label.
_LIMIT = "Most values a cell gets (0: all)"
_CONTENT = "What an entity is written as"
_CHOICES = (
    {"value": "entity", "name": "entity, matched"},
    {"value": "name", "name": "its name as text"},
    {"value": "id", "name": "its IRI as text"},
)


def types() -> list[dict[str, object]]:
    """Return every type as a manifest and a suggest response write them."""
    return [{"id": one.id, "name": one.name, **({"broader": _above(one.id)} if one.broader else {})} for one in TYPES]


def manifest_of_0_2(publication: Publication, root: str) -> Mapping[str, object]:
    """Return the manifest of versions 0.1 and 0.2. `root` is the address of the site, without a last slash."""
    at = f"{root}{V0_2}"
    return {
        "versions": ["0.1", "0.2"],
        **_common(publication, root),
        "identifierSpace": publication.space.at(""),
        "schemaSpace": KG.namespace,
        "view": {"url": f"{root}/id/{{{{id}}}}"},
        "feature_view": {"url": f"{root}{PATH}#feature-{{{{id}}}}"},
        "preview": {"url": f"{at}/preview?id={{{{id}}}}", **PREVIEW},
        "suggest": {
            what: {"service_url": at, "service_path": f"/suggest/{what}"} for what in ("entity", "property", "type")
        },
        "extend": {
            "propose_properties": {"service_url": at, "service_path": "/extend/propose"},
            "property_settings": [
                {"name": "limit", "label": "Limit", "type": "number", "default": 0, "help_text": _LIMIT},
                {
                    "name": "content",
                    "label": "Content",
                    "type": "select",
                    "default": "entity",
                    "help_text": _CONTENT,
                    "choices": [*_CHOICES],
                },
            ],
        },
    }


def manifest_of_1_0(publication: Publication, root: str) -> Mapping[str, object]:
    """Return the manifest of version 1.0-draft; its endpoints are where the version says."""
    return {
        "versions": ["1.0-draft"],
        **_common(publication, root),
        "lang": "en",
        "view": {"url": f"{root}/id/{{+id}}"},
        "featureView": {"url": f"{root}{PATH}#feature-{{id}}"},
        "preview": PREVIEW,
        "suggest": {"entity": True, "property": True, "type": True},
        "extend": {
            "proposeProperties": True,
            "propertySettings": [
                {"id": "limit", "name": "Limit", "type": "number", "default": 0, "helpText": _LIMIT},
                {
                    "id": "content",
                    "name": "Content",
                    "type": "select",
                    "default": "entity",
                    "helpText": _CONTENT,
                    "choices": [*_CHOICES],
                },
            ],
        },
        "standardizedScore": True,
    }


def _common(publication: Publication, root: str) -> dict[str, object]:
    return {
        "name": publication.title,
        "documentation": f"{root}{PATH}",
        "logo": f"{root}/static/icon.svg",
        **({"serviceVersion": publication.version} if publication.version else {}),
        "defaultTypes": types(),
        "batchSize": BATCH,
    }


def _above(id_: str) -> list[dict[str, object]]:
    return [{"id": one.id, "name": one.name} for one in lineage(id_)[1:]]
