"""Report-like documents whose text is known, set in many layouts by several programs: read in `benchmarks.reading`."""
