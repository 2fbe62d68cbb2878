"""Floor 2: finished bytes become an edition on disk; the only stage that writes."""
