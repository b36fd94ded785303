"""An invented station, reproducible by seed: a full month to try the program on, or years of it to measure."""

from station_app.core.demo.build import build, build_large
from station_app.core.demo.fill import Facts

__all__ = ["Facts", "build", "build_large"]
