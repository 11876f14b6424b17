"""`python -m thememiner` is the command line."""

from thememiner.cli import main

if __name__ == "__main__":
    main()
