"""The first run on an empty PC: three calm screens, after which the desk opens on a station of its own."""
