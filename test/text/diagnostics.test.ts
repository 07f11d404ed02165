import { eastAsianWidth } from "get-east-asian-width";
import { describe, expect, test } from "vitest";
import { type DiagnosticRules, openReport, report } from "../../src/text/diagnostic.ts";
import { characterWidth, displayWidth } from "../../src/text/display-width.ts";
import { type Diagnostic, formatDiagnostic, lineIndex, ParseError, unwrap } from "../../src/text/index.ts";
import { isSecretName, maskSecrets } from "../../src/text/secrets.ts";

const rules: DiagnosticRules<"demo/bad-gateway" | "demo/unknown-line"> = {
  "demo/bad-gateway": { severity: "error", message: "The gateway is not an address." },
  "demo/unknown-line": { severity: "warning", message: "This line is not part of the table." },
};

function diagnosticAt(text: string, part: string, extra: Partial<Diagnostic> = {}): Diagnostic {
  const start = text.indexOf(part);
  expect(start).toBeGreaterThanOrEqual(0);
  const message = rules["demo/bad-gateway"].message;
  return { code: "demo/bad-gateway", severity: "error", message, span: { start, end: start + part.length }, ...extra };
}

function frame(text: string, part: string, extra: Partial<Diagnostic> = {}): string[] {
  return formatDiagnostic(diagnosticAt(text, part, extra), text, { file: "routes.txt" }).split("\n");
}

describe("a report", () => {
  test("keeps diagnostics in order, with the severity and the sentence of their code", () => {
    const to = openReport(rules);
    report(to, "demo/bad-gateway", { start: 1, end: 2 }, { expected: "an address", actual: "x" });
    report(to, "demo/unknown-line", { start: 3, end: 4 });
    expect(to.diagnostics).toEqual([
      {
        code: "demo/bad-gateway",
        severity: "error",
        message: "The gateway is not an address.",
        span: { start: 1, end: 2 },
        expected: "an address",
        actual: "x",
      },
      {
        code: "demo/unknown-line",
        severity: "warning",
        message: "This line is not part of the table.",
        span: { start: 3, end: 4 },
      },
    ]);
  });

  test("cuts what was found at 200 characters and masks secrets in it", () => {
    const to = openReport(rules);
    report(to, "demo/bad-gateway", { start: 0, end: 1 }, { actual: "y".repeat(1000) });
    report(to, "demo/bad-gateway", { start: 0, end: 1 }, { actual: 'psk="s3cret"' });
    expect(to.diagnostics[0]?.actual).toBe(`${"y".repeat(199)}…`);
    expect(to.diagnostics[1]?.actual).toBe("psk=********");
  });
});

describe("a code frame", () => {
  test("shows place, severity, sentence, code, the line and a caret", () => {
    const text = "Destination Gateway\n10.0.0.0    10.131.0.999 U\n";
    expect(frame(text, "10.131.0.999", { expected: "an IPv4 address", actual: "10.131.0.999" })).toEqual([
      "routes.txt:2:13: error: The gateway is not an address. [demo/bad-gateway]",
      " 2 | 10.0.0.0    10.131.0.999 U",
      "   |             ^^^^^^^^^^^^ expected an IPv4 address, found 10.131.0.999",
    ]);
  });

  test("names the text <text> without a file, and takes a line index in place of the text", () => {
    const text = "a b";
    const lines = formatDiagnostic(diagnosticAt(text, "b"), lineIndex(text)).split("\n");
    expect(lines).toEqual([
      "<text>:1:3: error: The gateway is not an address. [demo/bad-gateway]",
      " 1 | a b",
      "   |   ^",
    ]);
  });

  test("draws tabs to the stops of eight, before and under the place", () => {
    expect(frame("ab\tcd\tef", "cd\tef").slice(1)).toEqual([" 1 | ab      cd      ef", "   |         ^^^^^^^^^^"]);
  });

  test("counts wide characters as two cells and combining ones as none", () => {
    expect(frame("한국어 x", "x").slice(1)).toEqual([" 1 | 한국어 x", "   |        ^"]);
    expect(frame("e\u0301e\u0301 x", "x").slice(1)).toEqual([" 1 | e\u0301e\u0301 x", "   |    ^"]);
    expect(frame("a 한국 b", "한국").slice(1)).toEqual([" 1 | a 한국 b", "   |   ^^^^"]);
  });

  test("shows control characters as pictures, so that a text cannot steer the terminal", () => {
    expect(frame("\u001b[2Jx\u007f\u0085", "x").slice(1)).toEqual([" 1 | ␛[2Jx␡�", "   |     ^"]);
  });

  test("cuts a long line around the place, never through a character", () => {
    const text = `${"a".repeat(300)}BAD${"😀".repeat(300)}`;
    const [, line = "", caret = ""] = frame(text, "BAD");
    expect(line).toMatch(/^ 1 \| …a{60}BAD(?:😀)+…$/u);
    expect(displayWidth(line.slice(0, line.indexOf("BAD")))).toBe(caret.indexOf("^"));
    expect(frame(text, "😀😀😀")[1]).toMatch(/^ 1 \| …a{57}BAD(?:😀)+…$/u);
    const inside = `${"😀".repeat(200)}yx`;
    expect(frame(inside, "x")[1]).toMatch(/^ 1 \| …(?:😀)+yx$/u);
    const long = "b".repeat(500);
    expect(frame(long, long)[2]).toBe(`   | ${"^".repeat(60)}`);
  });

  test("stops at the end of the first line of its place, and marks one cell of an empty place", () => {
    const text = "abc\ndef\n";
    expect(frame(text, "bc\nde").slice(1)).toEqual([" 1 | abc", "   |  ^^"]);
    expect(frame(text, "").slice(1)).toEqual([" 1 | abc", "   | ^"]);
    const end = formatDiagnostic({ ...diagnosticAt(text, "abc"), span: { start: 8, end: 8 } }, text).split("\n");
    expect(end).toEqual(["<text>:3:1: error: The gateway is not an address. [demo/bad-gateway]", " 3 |", "   | ^"]);
  });

  test("draws a text that begins with half a surrogate pair, and a place outside the text", () => {
    expect(frame("\udc00x", "x")[2]).toBe("   |  ^");
    const beyond = formatDiagnostic({ ...diagnosticAt("ab", "b"), span: { start: 50, end: 60 } }, "ab").split("\n");
    expect(beyond).toEqual([
      "<text>:1:3: error: The gateway is not an address. [demo/bad-gateway]",
      " 1 | ab",
      "   |   ^",
    ]);
  });

  test("tells what was found without what was expected, and the other way round", () => {
    expect(frame("ab", "b", { actual: "b\u0007" })[2]).toBe("   |  ^ found b␇");
    expect(frame("ab", "b", { expected: "c" })[2]).toBe("   |  ^ expected c");
  });

  test("masks a private key of 8,192 bits up to its end", () => {
    const text = `options: {private_key="${"Z".repeat(7_000)}BAD"}`;
    expect(frame(text, "BAD").slice(1)).toEqual([` 1 | …${"*".repeat(64)}}`, `   | ${" ".repeat(61)}^^^`]);
  });

  test("masks secrets, also when the key stands before the part that is shown", () => {
    const text = `options: {psk="${"Z".repeat(200)}BAD", remote_ip="1.2.3.4"}`;
    expect(frame(text, "BAD").slice(1)).toEqual([
      ` 1 | …${"*".repeat(64)}, remote_ip="1.2.3.4"}`,
      `   | ${" ".repeat(61)}^^^`,
    ]);
  });
});

describe("secrets", () => {
  const cases: readonly (readonly [text: string, masked: string])[] = [
    ['{psk="a, b", remote_ip="1.2.3.4"}', '{psk=******, remote_ip="1.2.3.4"}'],
    ['{psk="a\\"b", x="1"}', '{psk=******, x="1"}'],
    ["private_key=/etc/k.pem", "private_key=**********"],
    ['"password": "hunter2"', '"password": *********'],
    ['psk="unterminated', "psk=*************"],
    ['key="5"', 'key="5"'],
    ["monkey=1", "monkey=1"],
    ["tokens=3", "tokens=3"],
    ["pre-shared-key: abc", "pre-shared-key: ***"],
    ['psk="a\\\\"b, c", x="1"}', 'psk=**********, x="1"}'],
    ['psk="a"b, x="1"}', 'psk=****, x="1"}'],
    ["psk=“a, b”, x=“1”}", "psk=******, x=“1”}"],
    ["psk='a, b', x='1'}", "psk=******, x='1'}"],
    ["{psk=a b, x=1}", "{psk=***, x=1}"],
    ["{psk=a,b, x=1}", "{psk=***, x=1}"],
    ["{psk=a}b}", "{psk=***}"],
    ["{psk=YWJj==, x=1}", "{psk=******, x=1}"],
    ["{mypsk=a,x=1}", "{mypsk=*,x=1}"],
    ["token: abc for nobody", "token: *** for nobody"],
  ];
  test.each(cases)("%s", (text, masked) => {
    expect(maskSecrets(text)).toBe(masked);
    expect(masked.length).toBe(text.length);
  });

  test("are told by the name of an option", () => {
    expect(["psk", "PSK", "private_key", "ipsec_psk", "token"].map(isSecretName)).toEqual([
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(["key", "remote_ip", "csum", "", "monkey"].map(isSecretName)).toEqual([false, false, false, false, false]);
  });

  test("are looked for in linear time", () => {
    for (const text of [
      "psk=",
      'psk="',
      "psk ",
      'psk="\\',
      "token:".padEnd(40),
      "psk=,",
      "psk:a ",
      "psk=a,b",
      "psk='",
      "psk=“",
      "psk=a=",
      "\\",
      "a",
    ]) {
      const long = text.repeat(200_000);
      expect(maskSecrets(long).length).toBe(long.length);
    }
  });
});

describe("display width", () => {
  test("agrees with Unicode's East Asian Width for assigned letters, marks aside", () => {
    const differing: number[] = [];
    for (let code = 0x20; code < 0x20000; code++) {
      const character = String.fromCodePoint(code);
      if (!/\p{L}|\p{Nd}|\p{Emoji_Presentation}/u.test(character) || characterWidth(character) === 0) continue;
      const wide = eastAsianWidth(code) === 2;
      if (wide !== (characterWidth(character) === 2)) differing.push(code);
    }
    expect(
      differing.length,
      differing
        .slice(0, 40)
        .map((code) => code.toString(16))
        .join(" "),
    ).toBe(0);
  });
});

describe("unwrap", () => {
  const warning = { ...diagnosticAt("x", "x"), severity: "warning" } as const;
  const error = diagnosticAt("x", "x");

  test("returns the tree when there are no errors, warnings or not", () => {
    expect(unwrap({ ast: 7, diagnostics: [warning] })).toBe(7);
  });

  test("throws a ParseError that holds every diagnostic", () => {
    const failing = (): unknown => unwrap({ ast: 7, diagnostics: [warning, error] });
    expect(failing).toThrow(ParseError);
    expect(failing).toThrow("The gateway is not an address. [demo/bad-gateway] at offset 0");
    try {
      unwrap({ ast: 7, diagnostics: [error, error, warning] });
      expect.unreachable();
    } catch (thrown) {
      expect(thrown).toBeInstanceOf(ParseError);
      if (!(thrown instanceof ParseError)) return;
      expect(thrown.diagnostics).toEqual([error, error, warning]);
      expect(thrown.message).toContain("(and 1 more)");
      expect(thrown.name).toBe("ParseError");
    }
  });
});
