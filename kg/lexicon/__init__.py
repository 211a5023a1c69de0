"""Data only: event types, rules, and the words of each language."""
