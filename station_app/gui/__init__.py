"""The desk: what the clerk sees. shell → pages → kit → runtime; pages never know each other."""
