"""Film record pages: the text a browser shows of one film's page, in English or French.

    bytes --decoding, html--> lines --layout--> header, facts line, titles, sections
          --credits, carriers, events, prose, titles--> Readings --reader--> Film | Rejected

Each section is read by one function, found by its label in one table (`labels`).
"""

from kg.sources.page.reader import read, stated_key

__all__ = ["read", "stated_key"]
