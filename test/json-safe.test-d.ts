// Compiled by `tsc -p test`, never run: what the library returns is, by its type, plain read-only data that JSON carries unchanged.
import type { Jsonify, ReadonlyDeep } from "type-fest";
import type * as netgather from "../src/index.ts";

type Both<T, U> = [T] extends [U] ? ([U] extends [T] ? true : false) : false;
type JsonSafe<T> = Both<T, ReadonlyDeep<Jsonify<T>>>;
type Result<F> = F extends (...args: never) => infer R ? R : never;

/** The names of a module's functions `parse...`, `explain...`, `check...` and `classify...` that return something else than such data. */
type Unsafe<Module> = {
  [Name in keyof Module & `${"parse" | "explain" | "check" | "classify"}${string}`]: JsonSafe<
    Result<Module[Name]>
  > extends true
    ? never
    : Name;
}[keyof Module & `${"parse" | "explain" | "check" | "classify"}${string}`];

type Yes<T extends true> = T;
type No<T extends false> = T;
type None<T extends never> = T;

// Every parser of every format, `parseAny`, and every reader of `net/`: a name in the complaint is a function whose result is not safe.
export type EveryResult = None<Unsafe<typeof netgather>>;

export type Diagnostics = [
  Yes<JsonSafe<netgather.Diagnostic>>,
  Yes<JsonSafe<netgather.Span>>,
  Yes<JsonSafe<netgather.UnknownNode>>,
];

export type Brands = [
  Yes<JsonSafe<netgather.Ipv4Address>>,
  Yes<JsonSafe<netgather.Ipv6Address>>,
  Yes<JsonSafe<netgather.IpAddress>>,
  Yes<JsonSafe<netgather.Cidr>>,
  Yes<JsonSafe<netgather.MacAddress>>,
  Yes<JsonSafe<netgather.DecimalString>>,
  Yes<JsonSafe<netgather.Counter>>,
];

// The gate shuts: what must not be in a tree is refused, at the top and deep inside. (Assignability does not see a property that lacks
// `readonly`; `test/architecture` does.)
interface Safe {
  readonly kind: "safe";
  readonly values: readonly { readonly n: number; readonly via?: Safe; readonly none: null }[];
}
interface Parent {
  readonly children: readonly Parent[];
  readonly walk: () => void;
}
export type Gate = [
  Yes<JsonSafe<Safe>>,
  No<JsonSafe<{ readonly a: bigint }>>,
  No<JsonSafe<{ readonly a: Date }>>,
  No<JsonSafe<{ readonly a: ReadonlyMap<string, 1> }>>,
  No<JsonSafe<{ readonly a: ReadonlySet<string> }>>,
  No<JsonSafe<{ readonly a: string | undefined }>>,
  No<JsonSafe<{ readonly a: symbol }>>,
  No<JsonSafe<{ readonly a: string[] }>>,
  No<JsonSafe<{ readonly deep: { readonly a: readonly bigint[] } }>>,
  No<JsonSafe<Parent>>,
];

interface PlantedModule {
  parseGood(text: string): { readonly ast: Safe };
  parseBad(text: string): { readonly ast: { readonly map: ReadonlyMap<string, Safe> } };
  printGood(map: ReadonlyMap<string, Safe>): ReadonlyMap<string, Safe>;
}
export type Planted = [
  Yes<Both<Unsafe<PlantedModule>, "parseBad">>,
  Yes<Both<Unsafe<Pick<PlantedModule, "parseGood">>, never>>,
];
