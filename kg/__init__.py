"""Reelgraph: film records in, a linked-data publication out."""
