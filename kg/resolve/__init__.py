"""Which mentions are one entity and which frames are one event: candidates, scores, decisions."""
