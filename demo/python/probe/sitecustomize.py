"""The door by which the probe comes into every Python process of a run.

This folder stands first on PYTHONPATH, so `site` imports this file before the
program starts.  It takes its own traces away (sys.path, os.environ, sys.modules),
sets the hooks, and hands on to the sitecustomize that this Python would have had.
"""


def _leave_no_trace(folder):
    """Make path, environment and caches what they would be without us.

    The C-level environment keeps PYTHONPATH, so that a Python started from here
    comes through this door too; os.environ, which is what the program sees, does not.
    """
    import os
    import sys

    sys.path[:] = [entry for entry in sys.path if entry != folder]
    for entry in [entry for entry in sys.path_importer_cache if entry.startswith(folder)]:
        del sys.path_importer_cache[entry]
    data = os.environ._data
    key = os.environ.encodekey("PYTHONPATH")
    theirs = os.environ.get("PYTHONPATH", "").split(os.pathsep, 1)[1:]
    if theirs:
        data[key] = os.environ.encodevalue(theirs[0])
    else:
        data.pop(key, None)


def _open():
    import os
    import sys

    folder = os.path.dirname(os.path.abspath(__file__))
    before = set(sys.modules)
    theirs = sys.dont_write_bytecode, sys.pycache_prefix
    sys.dont_write_bytecode, sys.pycache_prefix = False, None  # compiled once a run, into our folder
    try:
        from exit42probe import story

        story.begin()
    finally:
        sys.dont_write_bytecode, sys.pycache_prefix = theirs
        _leave_no_trace(folder)
        for name in [name for name in sys.modules if name not in before]:
            del sys.modules[name]  # what the probe keeps, it keeps by reference
        del sys.modules["sitecustomize"]


_open()

# The site's own sitecustomize, if there is one; else the very error that `site`
# expects and passes over when there is none.
import sitecustomize  # noqa: E402,F401
