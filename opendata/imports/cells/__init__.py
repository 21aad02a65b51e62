"""One small parser for each kind of cell. All are pure: text in, `Reading` out, and nothing raised."""
