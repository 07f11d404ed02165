import fc from "fast-check";
import { expect, test } from "vitest";
import { formats } from "../../src/formats/registry.ts";
import { damaged } from "./damage.ts";
import { checkLaws, idleLines } from "./laws.ts";
import { samples, sessions } from "./samples.ts";

const seed = Number(process.env["NETGATHER_SEED"] ?? 20261124);
const numRuns = Number(process.env["NETGATHER_DAMAGES"] ?? 10_000);

test.each(formats.map((format) => [format.id, format] as const))(
  "%s keeps every law under random damage",
  (id, format) => {
    const texts = samples
      .filter((sample) => sample.format === id && sample.text.length < 3000)
      .map((sample) => sample.text);
    console.log(`${id}: ${numRuns} damages of ${texts.length} samples, NETGATHER_SEED=${seed}`);
    fc.assert(
      fc.property(damaged(texts), (text) => {
        checkLaws(format, text);
        expect(idleLines(format, text, 2)).toEqual([]);
      }),
      { seed, numRuns },
    );
  },
);

test.each(formats.map((format) => [format.id, format] as const))(
  "%s keeps every law on texts of other formats and on any characters",
  (_, format) => {
    for (const text of [...sessions, ...samples.map((sample) => sample.text)]) {
      checkLaws(format, text);
      expect(idleLines(format, text, 20)).toEqual([]);
    }
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => checkLaws(format, text)),
      { seed, numRuns: 2000 },
    );
  },
);
