"""Articles and the works they rest on, as others cite them: pure functions of one value each."""
