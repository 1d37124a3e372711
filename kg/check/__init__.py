"""SHACL behind one interface, and the report of findings."""
