from subprocess import PIPE, run

bare = run(["printf", "42\\n"], stdout=PIPE).stdout
text = run(["printf", "\u20ac\\n"], stdout=PIPE, text=True, encoding="utf-8").stdout
lines = run(["printf", "7\\r\\n"], stdout=PIPE, text=True).stdout
both = run(["sh", "-c", "printf 1; printf 22 >&2"], stdout=PIPE, stderr=PIPE)
given = run(["cat"], input=b"given", stdout=PIPE).stdout
nothing = run(["true"], stdout=PIPE).stdout
print(bare, ascii(text), repr(lines), both.stdout, both.stderr, given, nothing)
