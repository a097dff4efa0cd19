"""Make the table of the world's ports that say where a ship is: python scripts/sea_ports.py WPI_PORTS.

WPI_PORTS: the World Port Index (US National Geospatial-Intelligence Agency, public domain; positions to a minute of
arc) as Global Fishing Watch keeps it: `iso3,label,sublabel,latitude,longitude` (`WPI_ports.csv` of its
anchorages_pipeline, Apache-2.0). The DPRK's own ports stand in `cases/data/dprk_ports.csv`.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

TABLE = Path(__file__).parents[1] / "src/sekisho/cases/tracks/data/other_ports.csv"


def main(wpi_ports: Path) -> None:
    """Write every port that is not the DPRK's, by country and name."""
    with wpi_ports.open(encoding="utf-8") as file:
        ports = sorted(
            (row["iso3"], row["label"].title(), f"{float(row['latitude']):.4f}", f"{float(row['longitude']):.4f}")
            for row in csv.DictReader(file)
            if row["iso3"] != "PRK"
        )
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["country", "name", "lat", "lon"])
        out.writerows(ports)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
