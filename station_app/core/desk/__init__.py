"""What the desk page shows, across features; reads only."""
