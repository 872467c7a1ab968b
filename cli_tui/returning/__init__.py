"""The list of findings on its way back: read, known again by fingerprint, its decisions recorded."""
