"""`python -m intervjukod` is the same program as `intervjukod`."""

from intervjukod.cli import main

if __name__ == "__main__":
    main()
