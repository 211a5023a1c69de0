"""The spaCy boundary: from a document's text to names, dates, references and collapsed parses."""
