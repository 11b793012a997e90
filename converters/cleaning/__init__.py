"""Raw text into speeches: one rule, one function, every character accounted for."""
