"""The benchmark of saving: many sessions that save as fast as they can."""
