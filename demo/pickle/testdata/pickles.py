# Pickles many values in every protocol, and writes one line of JSON for each: its bytes, its
# opcodes by pickletools, and the value. It runs after the probe's brief.py.
import base64
import collections
import datetime
import json
import pickle
import pickletools


class Point:
    class Inner:
        pass

    def __init__(self):
        self.x = 1


class MyError(Exception):
    pass


class Listed(list):
    pass


loop = []
loop.append(loop)
shared = [1]

VALUES = [
    None, True, False, 0, 1, -1, 42, 255, 256, 300, 65535, 65536, 2**31 - 1, 2**31, -(2**31), -(2**31) - 1, 2**63, -(2**255), 2**256, 2**2100,
    -(2**256), 0.0, -0.0, 1.5, -2.5e-5, 1e-4, 1e15, 1e16, 1e22, 1.7976931348623157e308, 5e-324, float("inf"), float("-inf"), float("nan"),
    1j, 1 + 2j, -1.5 - 0.5j, complex(-0.0, 1), complex(0, -0.0), "", "hello", "it's", 'say "it"', "it's \"both\"", "a\\b\n\t\r\x00\x1b\x7f\xa0",
    "\u00e9\u20ac\U0001f600\u200b\u2028\ue000", "\ud800", "\\u0041", "x" * 60, "x" * 61, "\u20ac" * 100, "x" * 300, "x" * 70000,
    b"", b"42", b"it's", b"\x00\xff\n'\"", b"y" * 61, b"z" * 300, b"z" * 70000, bytearray(b""), bytearray(b"ab\xff"), bytearray(b"q" * 300),
    [], [1], [1, "two", 3.0, None], list(range(8)), list(range(9)), list(range(3000)), [[1, [2, [3]]]], loop, [shared, shared],
    (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), ((((),),),), tuple(range(20)), {}, {"a": 1}, {1: [2], (3, 4): {"b": {"c": {}}}}, dict.fromkeys(range(9)),
    set(), {1}, frozenset(), frozenset({"a"}), {frozenset({1})}, set(range(20)), (0, 0, (True, 42)), {"k": "x" * 100}, ["x" * 60] * 8,
]

THINGS = [
    (Point(), "<Point: x=1>"), (Point.Inner(), "<Point.Inner object>"), (Point, "<__main__.Point>"),
    (MyError("x", 1), "<MyError object>"), (ValueError("bad", 2), "ValueError('bad', 2)"), (KeyError("k"), "KeyError('k')"),
    (StopIteration(), "StopIteration()"), (len, "<builtins.len>"), (range(3), "<result of builtins.range(0, 3, 1)>"),
    (datetime.date(2020, 1, 2), r"<result of datetime.date(b'\x07\xe4\x01\x02')>"), (collections.OrderedDict(a=1), "<OrderedDict object>"),
    (collections.Counter("aab"), "<Counter object>"), (Listed([1, 2]), "<Listed object>"), ([Point(), 42], "[<Point: x=1>, 42]"),
]


def tell(value, text, proto):
    data = pickle.dumps(value, proto)
    ops = []
    for op, arg, pos in pickletools.genops(data):
        words = "" if arg is None else "?" if len(str(arg) if type(arg) is not int or arg.bit_length() < 999 else "x" * 99) > 60 else repr(arg)
        ops.append((pos, op.name, words))
    name = "protocol %d of %s" % (proto, ascii(text))
    print(json.dumps({"Data": base64.b64encode(data).decode(), "Ops": ops, "Value": text, "Name": name}))


for proto in range(pickle.HIGHEST_PROTOCOL + 1):
    for value in VALUES:
        tell(value, brief(value), proto)
    for value, text in THINGS:
        if not (proto < 4 and text == "<Point.Inner object>"):
            tell(value, text, proto)
