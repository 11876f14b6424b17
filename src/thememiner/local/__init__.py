"""Audits and other local evidence, read and set beside what reviews teach nationally."""
