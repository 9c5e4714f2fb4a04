"""Which files are the program's own, and where in them a call came from.

They lie below the root that the app names, but for what was installed there: a virtual
environment, a Python, the packages of either, and this probe.
"""

import os
import sys

from . import settings, wire

_sep = os.sep
_DEEP = 25  # how many frames up the program's own file is looked for
_MANY = 10000

library = os.path.dirname(getattr(os, "__file__", "")) + _sep  # where the standard library is


def _roots():
    root = settings.ROOT.rstrip(_sep) + _sep
    return tuple({root, os.path.realpath(root).rstrip(_sep) + _sep})


def _installed():
    """The folders below the root that are a Python's, with what belongs to it."""
    found = {settings.PROBE + _sep}
    for prefix in (sys.prefix, sys.base_prefix, sys.exec_prefix, sys.base_exec_prefix):
        prefix = prefix.rstrip(_sep) + _sep
        if prefix in _ROOTS:  # the program stands in it, beside its folders
            found.update(prefix + name + _sep for name in ("lib", "lib64", "Lib", "bin", "Scripts"))
        elif prefix.startswith(_ROOTS):
            found.add(prefix)
    if library.startswith(_ROOTS) and library not in _ROOTS:
        found.add(library)
    return tuple(found)


_ROOTS = _roots()
_INSTALLED = _installed()
_PACKAGES = _sep + "site-packages" + _sep, _sep + "dist-packages" + _sep
_known = {}


def own(filename):
    """Whether it is a file of the program's own."""
    if type(filename) is not str:
        return False
    answer = _known.get(filename)
    if answer is None:
        if len(_known) > _MANY:
            _known.clear()
        answer = _known[filename] = _is_own(filename)
    return answer


def _is_own(filename):
    for root in _ROOTS:
        if filename.startswith(root):
            below = filename[len(root) - 1 :]
            return not filename.startswith(_INSTALLED) and not any(part in below for part in _PACKAGES)
    return False


def at(frame):
    """Where, in the program's own file, the call was made; empty where it came from elsewhere."""
    back = frame.f_back
    if back is not None and own(back.f_code.co_filename):
        return wire.fields(file=back.f_code.co_filename, line=back.f_lineno)
    return ""


def above(frame):
    """The first place up the stack that is in the program's own files; empty for none near."""
    for _ in range(_DEEP):
        frame = frame.f_back
        if frame is None:
            break
        if own(frame.f_code.co_filename):
            return wire.fields(file=frame.f_code.co_filename, line=frame.f_lineno)
    return ""
