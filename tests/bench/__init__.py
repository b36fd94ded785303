"""How fast the program is, against floors measured in the same run: `python -m tests.bench`."""
