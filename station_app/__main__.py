"""`python -m station_app`: the same as the command `station-app`."""

from multiprocessing import freeze_support

if __name__ == "__main__":
    freeze_support()
    from station_app.cli import main  # the child process of a job runs this file too and wants none of it

    main(prog_name="station-app")
