"""Benchmarks: what is measured is said as one JSON line, and compared by people, not by tests."""
