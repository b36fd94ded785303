"""The station without a screen: its records, rules, reports and imports. Imports no Qt and nothing of `gui`."""
