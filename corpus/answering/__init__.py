"""Answering questions about reports, each answer resting on figures and words that are there."""
