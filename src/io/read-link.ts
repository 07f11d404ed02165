import { entryName, leadsOutside } from "./entry-name.ts";
import type { IoItem } from "./items.ts";
import { passed, problem, type Reading } from "./reading.ts";
import type { RecentTexts } from "./recent-texts.ts";
import type { TarMember } from "./tar.ts";

/** Where a member stands: its own path below the archive, what stands before it, and what was read beside it. */
export interface Place {
  readonly prefix: string;
  readonly path: string;
  readonly texts: RecentTexts;
}

/** Says what an entry is that is no file of its own. Links are passed: what they lead to is read under its own name. */
export function readLink(member: TarMember, { prefix, path, texts }: Place, reading: Reading): IoItem {
  const whole = prefix + path;
  if (member.kind === "special") return problem(whole, "io/special-file");
  if (member.kind === "unknown") return problem(whole, "io/unknown-entry");
  const { linkName: link } = member;
  if (member.kind === "sparse")
    return reading.wants(whole) ? problem(whole, "io/sparse-file") : passed(whole, member.size);
  const target = entryName(link);
  if (member.kind === "link")
    return leadsOutside(path, link) ? problem(whole, "io/link-outside", { actual: link }) : passed(whole, 0);
  if (target.refusal !== null) return problem(whole, "io/link-outside", { actual: link });
  const file = texts.get(prefix + target.path);
  if (file !== undefined && reading.wants(whole, file.bytes)) return { ...file, path: whole };
  return file === undefined && reading.wants(whole)
    ? problem(whole, "io/hard-link-lost", { actual: link })
    : passed(whole, 0);
}
