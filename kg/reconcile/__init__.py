"""Wikidata: questions, candidates, score, decisions, the ledger."""
