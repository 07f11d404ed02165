// Runs one command with our standard streams, hands signals on, and gives its exit code.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { constants } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];

/** The exit code of `command args...`, 128 + n when signal n ended it, 127 when it could not be started. */
export function run(command, args, options = {}) {
  return new Promise((settle) => {
    const child = spawn(command, args, { cwd: root, stdio: "inherit", ...options });
    const forward = (signal) => child.kill(signal);
    for (const signal of SIGNALS) process.on(signal, forward);
    const end = (code) => {
      for (const signal of SIGNALS) process.off(signal, forward);
      settle(code);
    };
    child.on("error", (error) => {
      console.error(`netgather: cannot start ${command}: ${error.message}`);
      end(127);
    });
    child.on("close", (code, signal) => end(code ?? 128 + (constants.signals[signal] ?? 0)));
  });
}

/** As {@link run}, for a JavaScript file or Node's own options. */
export const runNode = (args, options) => run(process.execPath, args, options);

/** As {@link run}, for the command of an installed package: `runTool("tsup")`, `runTool("typescript", ["-p", "test"], "tsc")`. */
export function runTool(name, args = [], command = name) {
  const folder = join(root, "node_modules", name);
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return runNode([join(folder, typeof bin === "string" ? bin : bin[command]), ...args]);
}

/** Ends the process with a code that is not 0, leaves it running otherwise. */
export function endUnlessZero(code) {
  if (code !== 0) process.exit(code);
}
