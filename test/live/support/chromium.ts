import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

const FLAGS = [
  ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-dev-shm-usage"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
];

/**
 * Runs a page in a new Chromium, whose folder is its own and goes with it, and returns what the page's script left as the text of the element `out`: JSON.
 * Time runs as fast as the page is idle.
 */
export async function runPage(html: string): Promise<unknown> {
  const folder = mkdtempSync(join(tmpdir(), "netgather-chromium-"));
  try {
    const page = join(folder, "page.html");
    writeFileSync(page, html);
    const flags = [...FLAGS, `--user-data-dir=${join(folder, "profile")}`, "--virtual-time-budget=60000", "--dump-dom"];
    const options = { maxBuffer: 2 ** 28, timeout: 120_000 };
    const { stdout } = await promisify(execFile)("chromium", [...flags, pathToFileURL(page).href], options);
    const out = /<script id="out" type="application\/json">(.*?)<\/script>/s.exec(stdout)?.[1];
    if (out === undefined) throw new Error(`the page left nothing: ${stdout.slice(0, 2000)}`);
    return JSON.parse(out);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The end of a page's script: leaves a value for `runPage`. */
export const LEAVE: string = `function leave(value) {
  const out = document.createElement("script");
  out.id = "out";
  out.type = "application/json";
  out.textContent = JSON.stringify(value).replaceAll("<", "\\\\u003c");
  document.body.append(out);
}`;
