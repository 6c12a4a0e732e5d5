"""The same program as ``reportedly``, where only Python is at hand: "python -m reportedly"."""

from reportedly.cli.main import main

__all__ = list[str]()

if __name__ == "__main__":
    main()
