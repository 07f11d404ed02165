/** What the exit code says. */
export const ExitCode = {
  success: 0,
  /** `--strict`, and there was an error diagnostic. */
  errorsFound: 1,
  /** A file could not be read, or the command line could not be understood. */
  unusable: 2,
  /** Ctrl-C, as shells have it: 128 and the number of the signal. */
  interrupted: 130,
} as const;
