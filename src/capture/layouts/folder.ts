import { commandOfName } from "../mangled-name.ts";
import { type CapturePath, folderOf } from "../path.ts";
import type { Place, Reading } from "../place.ts";
import { hostFileIn } from "./host-files.ts";

/** Ends of names of files that hold no text, or text that no tool for networks printed. */
const OTHER =
  /\.(?:gz|tgz|xz|zst|zstd|bz2|lz4|7z|zip|rar|tar|rpm|deb|jar|war|pyc?|so|o|a|exe|dll|bin|img|iso|qcow2|png|jpe?g|gif|svg|ico|webp|pdf|docx?|xlsx?|pptx?|mp4|woff2?|ttf|pcap(?:ng)?|cap|db|sqlite3?|core|vmcore|html?|css|js|mjs|ts|map|crt|pem|key|der|p12|jks)$/i;
/** What systems and tools leave beside files. */
const LEFTOVERS = /^(?:\._.*|\.DS_Store|Thumbs\.db|desktop\.ini|timestamp|lost\+found)$/;
const FOLDERS: readonly string[] = ["__MACOSX", ".git", "node_modules"];

/** The place of a file that no tool's layout names: one of a node's file system, or a text that its content tells. */
export function folderPlace(path: CapturePath): Place {
  const { names } = path;
  const name = names.at(-1) ?? "";
  const host = hostFileIn(names);
  if (host !== null) return { layout: null, host: { kind: "root" }, ...host };
  const isOther = OTHER.test(name) || LEFTOVERS.test(name) || names.some((folder) => FOLDERS.includes(folder));
  return { layout: null, root: folderOf(path), host: { kind: "folder" }, reading: isOther ? null : plain(name) };
}

function plain(name: string): Reading {
  const command = commandOfName(name);
  return { kind: "plain", ...(command === undefined ? {} : { command }) };
}
