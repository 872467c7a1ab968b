"""python -m cli_tui: gouji where no `gouji` is on the path."""

from cli_tui.main import main

main()
