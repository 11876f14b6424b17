"""Rule data of the coders."""
