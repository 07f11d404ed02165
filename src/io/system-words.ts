import { getSystemErrorMap } from "node:util";

/** Whether the system refused something, and not a caller's function or a signal. */
export const isSystemError = (error: unknown): error is Error & { readonly errno: unknown; readonly code?: unknown } =>
  error instanceof Error && "errno" in error;

/** The system's own words for its error: "no such file or directory", "permission denied". */
export function systemWords(error: unknown): string {
  const errno = isSystemError(error) ? Number(error.errno) : 0;
  const [, words] = getSystemErrorMap().get(errno) ?? [];
  return words ?? String(error);
}
