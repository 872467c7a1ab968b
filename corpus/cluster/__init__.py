"""The same scan on many machines: dask runs the batches, fsspec fetches the files, Parquet parts hold what they came to."""
