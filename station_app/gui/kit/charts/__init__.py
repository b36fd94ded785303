"""Charts by painter: upright bars, lying bars, a heat map. They paint on the screen, on paper and as a picture."""

from station_app.gui.kit.charts.bar import Bar, BarsChart
from station_app.gui.kit.charts.bars import BarChart, paint_bars
from station_app.gui.kit.charts.chart import Chart
from station_app.gui.kit.charts.heat import Heat, classes_of
from station_app.gui.kit.charts.heat_map import HeatMap
from station_app.gui.kit.charts.heat_painter import HeatGrid, paint_heat_map
from station_app.gui.kit.charts.picture import picture_of
from station_app.gui.kit.charts.rows import RowChart, paint_rows

__all__ = [
    "Bar",
    "BarChart",
    "BarsChart",
    "Chart",
    "Heat",
    "HeatGrid",
    "HeatMap",
    "RowChart",
    "classes_of",
    "paint_bars",
    "paint_heat_map",
    "paint_rows",
    "picture_of",
]
