import type { FileItem } from "./items.ts";

/** Texts read last from an archive, for second names of them: 16 MiB at most. */
export interface RecentTexts {
  add(file: FileItem): void;
  get(path: string): FileItem | undefined;
}

const MOST = 16_777_216;

export function recentTexts(): RecentTexts {
  const files = new Map<string, FileItem>();
  let held = 0;
  const drop = (file: FileItem | undefined): void => {
    if (file !== undefined && files.delete(file.path)) held -= file.bytes;
  };
  return {
    add: (file) => {
      drop(files.get(file.path));
      if (file.bytes > MOST) return;
      files.set(file.path, file);
      held += file.bytes;
      for (const oldest of files.values()) {
        if (held <= MOST) break;
        drop(oldest);
      }
    },
    get: (path) => files.get(path),
  };
}
