"""Notebooks run as if there were no network: their kernels start with a guard."""

import os
from pathlib import Path

# IPython runs the file of this name before the first cell.
os.environ["PYTHONSTARTUP"] = str(Path(__file__).with_name("offline.py"))
# Figures are drawn into the page, whatever the user has configured.
os.environ.pop("MPLBACKEND", None)
