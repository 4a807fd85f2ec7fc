"""The guides of the Help menu, shown inside the program and offline."""
