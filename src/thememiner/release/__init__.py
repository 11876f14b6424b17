"""Before a document leaves: details that could identify a family or a worker, with their place; masking."""

from thememiner.release.details import Detail

__all__ = ["Detail"]
