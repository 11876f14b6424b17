"""Counting: prevalence with intervals, evidence per theme, quotations that are on their page."""
