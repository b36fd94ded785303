"""Signing in, handing over, closing the station, heat: dialogs the window opens over itself."""
