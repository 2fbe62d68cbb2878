"""Floor 3: the only place that knows the order of the stages, and the only cache."""
