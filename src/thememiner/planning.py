"""What follows from the comparison: which audit next, the audit tool, what to train."""
