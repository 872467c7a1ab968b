"""Reports held against each other: last year's against this year's, one place against the others."""
