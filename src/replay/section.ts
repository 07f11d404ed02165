/** A part of the script: what it builds, from which files, its lines, and what it leaves out. */
export interface Section {
  readonly title: string;
  readonly paths: readonly string[];
  readonly lines: readonly string[];
  readonly notes: readonly string[];
}

/** The paths of sources, each once. */
export const pathsOf = (sources: readonly { readonly path: string }[]): readonly string[] => [
  ...new Set(sources.map(({ path }) => path)),
];

/** A command of the script: what fails is told and counted, and the script goes on. */
export const step = (command: string): string => `run ${command}`;
