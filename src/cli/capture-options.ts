import { type Command, InvalidArgumentError, Option } from "commander";

const UNITS: Readonly<Record<string, number>> = { "": 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40 };

/** `4096`, `256M`, `2G`: powers of 1024. */
function size(text: string): number {
  const [, digits = "", unit = ""] = /^(\d{1,12})([kmgt]?)(?:i?b)?$/i.exec(text) ?? [];
  if (digits === "") throw new InvalidArgumentError("It is a number of bytes, such as 4096, 256M or 2G.");
  return Number(digits) * (UNITS[unit.toLowerCase()] ?? 1);
}

function count(text: string): number {
  if (!/^\d{1,12}$/.test(text)) throw new InvalidArgumentError("It is a whole number.");
  return Number(text);
}

/** Adds the path of a capture and the bounds within which it is read. */
export function addCaptureOptions(command: Command): Command {
  return command
    .argument(
      "<path>",
      "a must-gather, sosreport or insights archive, packed or not, a folder of captured outputs, or one file",
    )
    .addOption(new Option("--max-file-bytes <size>", "pass over files larger than this").argParser(size))
    .addOption(new Option("--max-total-bytes <size>", "unpack no more than this from archives").argParser(size))
    .addOption(
      new Option("--max-ratio <times>", "unpack archives no further than to so many times their size").argParser(count),
    )
    .addOption(
      new Option("--max-entries <count>", "read no more entries than this of a folder or an archive").argParser(count),
    );
}
