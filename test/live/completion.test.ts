import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";

// Real shells complete real words: bash and zsh on a terminal on which TAB is pressed, fish by the question that its TAB asks.

const COMMAND = join(import.meta.dirname, "../../dist/cli/main.js");
const folder = mkdtempSync(join(tmpdir(), "netgather-completion-"));
afterAll(() => rmSync(folder, { recursive: true }));

const netgather = join(folder, "netgather");
writeFileSync(netgather, `#!/bin/sh\nexec '${process.execPath}' '${COMMAND}' "$@"\n`);
chmodSync(netgather, 0o755);
writeFileSync(join(folder, "capture one.txt"), "");
writeFileSync(join(folder, "routes.txt"), "");
const environment = {
  PATH: `${folder}:${process.env["PATH"] ?? ""}`,
  HOME: folder,
  TERM: "dumb",
  LC_ALL: "C.UTF-8",
};

const has = (program: string): boolean => spawnSync(program, ["--version"]).status === 0;

/** A shell on a terminal of its own, in an empty home. */
interface Terminal {
  readonly press: (keys: string) => void;
  /** Waits until what was written since the last wait holds the pattern, and returns its first group. */
  readonly until: (pattern: RegExp) => Promise<string>;
  readonly process: ChildProcess;
}

const PATIENCE_MS = 60_000;

function openTerminal(shell: string): Terminal {
  const process = spawn("script", ["-qec", shell, "/dev/null"], { cwd: folder, env: environment });
  let written = "";
  process.stdout.on("data", (bytes: Buffer) => {
    written += bytes.toString("utf8");
  });
  const until = async (pattern: RegExp): Promise<string> => {
    for (const start = Date.now(); Date.now() - start < PATIENCE_MS; ) {
      const match = pattern.exec(written);
      if (match !== null) {
        written = written.slice(match.index + match[0].length);
        return match[1] ?? match[0];
      }
      await new Promise((settle) => setTimeout(settle, 20));
    }
    throw new Error(`${shell} wrote no ${pattern} but ${JSON.stringify(written)}`);
  };
  return { press: (keys) => process.stdin.write(keys), until, process };
}

/** The line after TAB: it is made the argument of an echo, which shows the blank behind a finished word as well. */
async function completed({ press, until }: Terminal, line: string): Promise<string> {
  press(`${line}\t`);
  await until(new RegExp(line.slice(-3).replaceAll(/[^\w-]/g, ".")));
  // A shell that is still asking takes the next keys for its own.
  await new Promise((settle) => setTimeout(settle, 1_500));
  press('\u0001echo "<\u0005>"\r');
  return until(/(?:^|[\r\n])<(netgather[^\r\n>]*)>\r?\n/);
}

/** What is typed, and the line after TAB. */
const LINES: readonly (readonly [string, string])[] = [
  ["netgather par", "netgather parse "],
  ["netgather comp", "netgather completion "],
  ["netgather completion z", "netgather completion zsh "],
  ["netgather parse --form", "netgather parse --format "],
  ["netgather parse --format netst", "netgather parse --format netstat "],
  ["netgather parse --format=netst", "netgather parse --format=netstat "],
  ["netgather parse -f cpu", "netgather parse -f cpu-topology "],
  ["netgather parse rou", "netgather parse routes.txt "],
  ["netgather parse --json rou", "netgather parse --json routes.txt "],
];

const SHELLS = {
  bash: { run: "bash --norc --noprofile -i", load: 'eval "$(netgather completion bash)"', keepsBlank: true },
  zsh: {
    run: "zsh -f -i",
    load: 'autoload -Uz compinit && compinit -u -D && eval "$(netgather completion zsh)" && setopt no_prompt_sp',
    // It takes the blank away again when the cursor goes elsewhere.
    keepsBlank: false,
  },
} as const;

describe.each(Object.entries(SHELLS))("%s", (name, { run, load, keepsBlank }) => {
  if (!has(name) || !has("script")) {
    test(`${name} or script is not installed: nothing is completed`, () => {
      console.log(`${name} or script is not installed: its completion was not put to the test.`);
      expect(has(name) && has("script")).toBe(false);
    });
    return;
  }
  test("completes commands, options, values and files", async () => {
    const terminal = openTerminal(run);
    terminal.press(`PS1='ready> '; ${load}; echo load"ed"\r`);
    await terminal.until(/loaded\r?\n/);
    const found: (readonly [string, string])[] = [];
    for (const [line] of LINES) found.push([line, await completed(terminal, line)]);
    terminal.press("exit\r");
    terminal.process.kill();
    expect(found).toEqual(LINES.map(([line, whole]) => [line, keepsBlank ? whole : whole.trimEnd()]));
  });
});

if (has("fish")) {
  describe("fish", () => {
    const ask = (line: string): readonly string[] => {
      const script = `netgather completion fish | source; complete -C '${line}'`;
      const { stdout } = spawnSync("fish", ["--no-config", "-c", script], { cwd: folder, env: environment });
      return stdout.toString("utf8").trimEnd().split("\n");
    };
    test.each([
      ["netgather par", ["parse\tread captured output from files, or from standard input (-), and print it as a tree"]],
      ["netgather completion z", ["zsh"]],
      ["netgather parse --strict --form", [expect.stringMatching(/^--format\tread every file as this format/)]],
      ["netgather parse --format netst", ["netstat"]],
      ["netgather parse --format=netst", ["--format=netstat"]],
      ["netgather parse -f i", ["ifconfig", "ip", "iptables"]],
      ["netgather parse rou", ["routes.txt"]],
    ])("%s", (line, words) => {
      expect(ask(line).toSorted()).toEqual(words);
    });
    test("offers every subcommand", () => {
      expect(ask("netgather ").map((line) => line.split("\t")[0])).toEqual(
        expect.arrayContaining(["parse", "completion", "help"]),
      );
    });
  });
} else {
  test("fish is not installed: nothing is completed", () => {
    console.log("fish is not installed: its completion was not put to the test.");
    expect(has("fish")).toBe(false);
  });
}
