/** How many words follow an option, and whether a `!` may stand before it: `"!1"` for `! --dport 80`. */
export type Arity = "0" | "1" | "2" | "!0" | "!1" | "!2";

/** The options of an extension by their names without dashes. */
export type OptionTable = Readonly<Record<string, Arity>>;
