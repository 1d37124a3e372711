"""The graph's own layer: vocabulary, IRI policy, mapping to statements, serialisation. Pure."""
