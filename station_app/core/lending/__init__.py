"""Tool lending 借还: pieces with a number and a place, who has one and until when, and what is reserved."""
