"""AVefi JSON: works, manifestations and items of audiovisual archives (https://www.av-efi.net/av-efi-schema/model).

    documents --entries--> groups: a work with its manifestations and items --film, carriers, agents, events--> Film

A value that no field takes stays on the entry it stands in, as ``name: value`` (`kg.sources.branches`).
"""

from kg.sources.avefi.reader import read, recognises

__all__ = ["read", "recognises"]
