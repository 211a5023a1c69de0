"""Event types and rules as data, and how rules match a parsed sentence."""
