"""Before a document leaves: details that could identify a family or a worker, with their place; masking."""
