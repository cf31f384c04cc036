"""Wrong programs that were written without knowledge of the catalogue of misconceptions."""
