from pathlib import Path

import pytest

from kg import assets
from kg.errors import WorldError


def test_an_editable_install_finds_the_checkouts_own_folders():
    assert assets.folder("shapes") == Path(__file__).parent.parent / "shapes"
    assert {path.name for path in assets.files("ontology", ".ttl")} == {"kg.ttl", "vocab.ttl"}


def test_a_missing_folder_is_named_with_the_remedy():
    with pytest.raises(WorldError, match="lacks its nowhere/ folder: install reelgraph again"):
        assets.folder("nowhere")
