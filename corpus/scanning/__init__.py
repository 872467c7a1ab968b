"""Bulk scanning: files in, archive rows out; resumable, incremental, on one machine or many."""
