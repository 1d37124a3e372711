"""The one way through the house: records -> read -> map -> check -> reconcile -> load -> publish.

inputs     paths and kg.toml to sources: which file is which record
build      a part of the inputs to sorted N-Quads and findings
assemble   parts to one publication folder: data, store, dumps, report
publish    all of it, and the swap
trace      which node or finding holds every word of a page
"""
