"""XML records: film archives' EFG and libraries' MARC, read from one streaming, hardened walk."""
