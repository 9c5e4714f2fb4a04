"""A value in a few characters.

repr() would run the program's own code, and a megabyte of it.  Only exact built-in types
are shown as Python shows them, cut short; anything else is shown as its type.
"""

_ROOM = 60
_WORDS = 1000
_PLAIN = (type(None), bool, float, complex)


def brief(value, depth=0):
    kind = type(value)
    if kind in _PLAIN:
        return repr(value)
    if kind is int:
        return repr(value) if value.bit_length() <= 256 else "<int of %d bits>" % value.bit_length()
    if kind in (str, bytes, bytearray):
        if len(value) <= _ROOM:
            return repr(value)
        return "%r... (%d in all)" % (value[:_ROOM], len(value))
    if kind in (list, tuple, set, frozenset, dict):
        return _container(value, kind, depth)
    if issubclass(kind, BaseException):
        return "%s(%s)" % (kind.__name__, ", ".join(brief(arg, depth + 1) for arg in _args(value)))
    name = getattr(value, "__qualname__", "") if kind.__name__ in ("function", "builtin_function_or_method") else ""
    return "<%s %s>" % (kind.__name__, name) if name else "<%s object>" % kind.__name__


def words(exc):
    """An exception as the last line of its traceback says it, if no code of the program makes the words."""
    kind = type(exc)
    builtin = type(kind.__str__) is type(object.__str__) and type(kind.__repr__) is type(object.__str__)
    if builtin and all(type(arg) in _PLAIN or type(arg) in (int, str) for arg in _args(exc)):
        return ("%s: %s" % (kind.__name__, exc))[:_WORDS]
    return kind.__name__


def inside(obj):
    """Its attributes, without running code of its class."""
    return object.__getattribute__(obj, "__dict__")


def is_a(obj, base):
    """Whether the class of obj is base or made from it, without running code of that class."""
    return any(kind is base for kind in type.__dict__["__mro__"].__get__(type(obj)))


def _args(exc):
    return BaseException.args.__get__(exc)


def _container(value, kind, depth):
    if depth > 2 or len(value) > 8:
        return "<%s of %d>" % (kind.__name__, len(value))
    if kind is dict:
        return "{%s}" % ", ".join("%s: %s" % (brief(k, depth + 1), brief(v, depth + 1)) for k, v in value.items())
    inner = ", ".join(brief(item, depth + 1) for item in value)
    if kind is list:
        return "[%s]" % inner
    if kind is tuple:
        return "(%s,)" % inner if len(value) == 1 else "(%s)" % inner
    if not value:
        return "%s()" % kind.__name__
    return "frozenset({%s})" % inner if kind is frozenset else "{%s}" % inner
