/**
 * How many words follow an option, and whether a `!` may stand before it: `"!1"` for `! --dport 80`. `"01"` is one or none; `"+0"` is none, and begins a further element of a match that
 * has several (`--next` of policy): the options behind it may be given once more.
 */
export type Arity = "0" | "1" | "2" | "01" | "+0" | "!0" | "!1" | "!2";

/** The options of an extension by their names without dashes. */
export type OptionTable = Readonly<Record<string, Arity>>;

/** How many words must follow an option. */
export const neededValues = (arity: Arity): number => (arity === "01" ? 0 : Number(arity.at(-1)));
