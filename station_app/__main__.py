"""`python -m station_app`: the same as the command `station-app`."""

from multiprocessing import freeze_support

from station_app.cli import main

if __name__ == "__main__":
    freeze_support()
    main(prog_name="station-app")
