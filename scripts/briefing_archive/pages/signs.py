"""Signs of ours that a page's layout looks for.

A word joiner is invisible and never stands in a record (the model refuses it, and `render.inline` takes it out),
so no text from outside can be taken for one of these signs.
"""

JOINT = "\u2060"
DOT = f" ·{JOINT} "
DASH = f"—{JOINT} "
