"""Members' journeys: the ladder, who brought whom, and partners nearby."""
