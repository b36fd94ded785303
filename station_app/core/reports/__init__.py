"""Ledgers and figures of the station, and the files they leave it in."""

from station_app.core.reports.queries import monthly, visit_log

__all__ = ["monthly", "visit_log"]
