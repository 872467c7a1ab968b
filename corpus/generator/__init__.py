"""Reports written by seed: any number of them, with errors whose places are known; for tests, measurements and trying out."""
