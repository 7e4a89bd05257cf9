"""The benchmark of sending: whole responses checked by the engine and kept."""
