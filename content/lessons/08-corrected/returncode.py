import subprocess
import sys


def run(code):
    command = [sys.executable, "-c", code]
    return subprocess.run(command, stdout=subprocess.PIPE)


first = run("import sys; sys.exit(42)")
print("first returncode is", first.returncode)
print("first stdout is", first.stdout)

second = run("print(42)")
print("second returncode is", second.returncode)
print("second stdout is", int(second.stdout))
