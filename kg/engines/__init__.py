"""Ways to run the same work over many parts: anything shaped like map."""
