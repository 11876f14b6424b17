"""What the group decides at its meeting: judgements, its own words for themes, emergent codes."""
