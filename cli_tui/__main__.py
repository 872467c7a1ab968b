"""`python -m cli_tui` is `gouji`."""

from cli_tui.main import main

if __name__ == "__main__":
    main()
