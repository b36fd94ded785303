"""The desk page: one field, who is here, the day's figures. The next rider in under five seconds without the mouse."""
