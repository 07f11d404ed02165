import fc from "fast-check";

/** One thing that happens to texts on their way: an editor, a terminal, a ticket system, a cut file. */
type Damage = (text: string) => string;

const noise = [
  "[root@worker1 ~]# iptables -L -t nat",
  "sh-4.4# ",
  'Defaulted container "a" out of: a, b',
  "... (lines left out) ...",
  "\u001b[31mred\u001b[0m",
  "# Warning: iptables-legacy tables present, use iptables-legacy to see them",
  "Chain FAKE (0 references)",
  "    Bridge br0",
  '{"a":[1,',
  "__proto__",
  "\u0000\u0000",
  "한국어 텍스트",
];

const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });

function atLine(change: (lines: string[], at: number) => void): fc.Arbitrary<Damage> {
  return place.map((where) => (text) => {
    const lines = text.split("\n");
    change(lines, Math.floor(where * lines.length));
    return lines.join("\n");
  });
}

function atCharacter(change: (text: string, at: number) => string): fc.Arbitrary<Damage> {
  return place.map((where) => (text) => change(text, Math.floor(where * (text.length + 1))));
}

const insertion = fc.oneof(
  fc.string({ unit: "binary", maxLength: 4 }),
  fc.constantFrom(
    "\ud800",
    "\udfff",
    "\r",
    "\n",
    "\t",
    " ",
    '"',
    "{",
    "]",
    ":",
    "!",
    "/",
    "%",
    "-",
    "0",
    "99999999999999999999",
  ),
);

/** One damage, drawn. */
const damage: fc.Arbitrary<Damage> = fc.oneof(
  atLine((lines, at) => void lines.splice(at, 1)),
  atLine((lines, at) => void lines.splice(at, 0, lines[at] ?? "")),
  atLine((lines, at) => void lines.splice(at, 2, lines[at + 1] ?? "", lines[at] ?? "")),
  fc.tuple(place, fc.constantFrom(...noise)).map(([where, line]) => (text: string) => {
    const lines = text.split("\n");
    lines.splice(Math.floor(where * (lines.length + 1)), 0, line);
    return lines.join("\n");
  }),
  atLine((lines, at) => void lines.splice(at, 1, (lines[at] ?? "").trimStart())),
  atLine((lines, at) => void lines.splice(at, 1, `    ${lines[at] ?? ""}`)),
  atLine((lines, at) => void lines.splice(at, 1, (lines[at] ?? "").replaceAll(/ +/g, "\t"))),
  atCharacter((text, at) => text.slice(0, at)),
  atCharacter((text, at) => text.slice(at)),
  atCharacter((text, at) => text.slice(0, at) + text.slice(at + 1)),
  atCharacter((text, at) => text.slice(0, at) + text.slice(at + 9)),
  fc.tuple(place, insertion).map(([where, inserted]) => (text: string) => {
    const at = Math.floor(where * (text.length + 1));
    return text.slice(0, at) + inserted + text.slice(at);
  }),
  fc.constant((text: string) => text + text),
  fc.constant((text: string) => text.replaceAll("\n", "\r")),
);

/** A text after one to four damages. */
export function damaged(texts: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...texts), fc.array(damage, { minLength: 1, maxLength: 4 }))
    .map(([text, damages]) => damages.reduce((before, change) => change(before), text));
}
