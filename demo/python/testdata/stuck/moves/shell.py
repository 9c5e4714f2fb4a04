import subprocess

print(subprocess.run(["sh", "-c", "sleep 1.5; exit 42"]).returncode)
