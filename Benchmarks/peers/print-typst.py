"""Prints a typst source as PDF. usage: print-typst.py SOURCE OUTPUT | --version | (nothing: starts and ends)"""

import sys
from importlib.metadata import version

import typst

if sys.argv[1:] == ["--version"]:
    print(version("typst"))
elif len(sys.argv) == 3:
    typst.compile(sys.argv[1], output=sys.argv[2])
