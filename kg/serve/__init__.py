"""A built graph over HTTP: the SPARQL 1.1 protocol, a query page, and a page for each resource."""
