"""Generator of the invented sample corpus (not part of the package)."""
