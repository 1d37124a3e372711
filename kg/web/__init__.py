"""The server: negotiation, documents, pages, SPARQL."""
