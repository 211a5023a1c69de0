"""The ontology and the shapes as files, and the terms that they are generated from."""
