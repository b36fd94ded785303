"""The frame of the window: navigation, title, status line, and the answers to what pages ask."""
