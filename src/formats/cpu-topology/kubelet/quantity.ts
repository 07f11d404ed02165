/** Powers of ten of the decimal suffixes. */
const DECIMAL: Readonly<Record<string, number>> = { n: -9, u: -6, m: -3, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };
/** Powers of 1,024 of the binary ones. */
const BINARY: Readonly<Record<string, number>> = { Ki: 1, Mi: 2, Gi: 3, Ti: 4, Pi: 5, Ei: 6 };
const QUANTITY = /^([+-]?)(\d{0,64})(?:\.(\d{0,64}))?(Ki|Mi|Gi|Ti|Pi|Ei|[eE][+-]?\d{1,2}|[numkMGTPE])?$/;
const THOUSAND = 1000n;

/**
 * Returns an amount as Kubernetes reads it, in thousandths rounded up; null when it is none, or below zero.
 *
 *     5    "5"    5000m    5e0    2.0    .5    1Gi    1E (exa)    1E3 (thousand)
 *
 * k8s.io/apimachinery pkg/api/resource/quantity.go: ParseQuantity, which lets digits be missing (`m` is 0); the API server rounds up to thousandths.
 */
export function milliOf(text: string): bigint | null {
  const words = text.trim();
  const [found, sign = "", whole = "", part = "", suffix = ""] = QUANTITY.exec(words) ?? [];
  if (found === undefined || words === "") return null;
  const digits = BigInt(`0${whole}${part}`) * 1024n ** BigInt(BINARY[suffix] ?? 0) * THOUSAND;
  const power = powerOfTen(suffix) - part.length;
  const milli = power >= 0 ? digits * 10n ** BigInt(power) : ceiling(digits, 10n ** BigInt(-power));
  return sign === "-" && milli > 0n ? null : milli;
}

function powerOfTen(suffix: string): number {
  return suffix.length > 1 && /^[eE]/.test(suffix) && BINARY[suffix] === undefined
    ? Number(suffix.slice(1))
    : (DECIMAL[suffix] ?? 0);
}

function ceiling(value: bigint, divisor: bigint): bigint {
  return (value + divisor - 1n) / divisor;
}
