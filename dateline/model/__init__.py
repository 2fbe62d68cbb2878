"""Floor 1: the newsroom's nouns, as frozen values without behaviour of their own."""
