"""Sending: a job's journal, its cutting into batches, and the engine that drives it."""
