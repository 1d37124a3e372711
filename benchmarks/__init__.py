"""Side-by-side measurements, on demand: the same work by us and by a peer, in one run, as a ratio."""
