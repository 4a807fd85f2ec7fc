"""Writes the keyboard page of the guides from the program's own list: `make screenshots`."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from s4c_desktop.ui import key_reference

PAGE = Path(__file__).parent / "keyboard.md"


def main() -> None:
    """Write the page."""
    app = QApplication([])
    PAGE.write_text(key_reference.markdown(), encoding="utf-8")
    app.quit()


if __name__ == "__main__":
    main()
