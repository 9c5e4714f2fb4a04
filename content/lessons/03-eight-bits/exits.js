const { spawnSync } = require("child_process");

function codeOf(program) {
  return spawnSync(process.execPath, ["-e", program]).status;
}

console.log("exit 300 is", codeOf("process.exit(300)"));
console.log("exit 255 is", codeOf("process.exit(255)"));
console.log("kill -9 is", codeOf("process.kill(process.pid, 'SIGKILL')"));
