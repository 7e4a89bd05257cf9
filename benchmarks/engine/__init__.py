"""The engine's benchmark: one large form filled in, a leaf and a hub changed, 100 instances."""
