import type { Counter, IpAddress } from "../../../net/index.ts";
import type { IpAttributes } from "../ast-parts.ts";

/** What every kind may hold besides its own fields: what its JSON has that no field here is for. */
export interface IpKindParts {
  readonly otherAttributes?: IpAttributes;
}

/** The end of a tunnel; `any` where it is none in particular. */
export type IpEndpoint = IpAddress | "any" | "unknown";

/** One pair of a VLAN's map of priorities. */
export interface IpQosPair {
  readonly from: number;
  readonly to: number;
}

/** How a value is written, and the type that it has in the tree. The tool prints them alike in text and JSON but for what stands here. */
export interface TagValues {
  readonly number: number;
  /** `(3)`: a number in parentheses in texts. */
  readonly count: number;
  /** `219.16` */
  readonly decimal: number;
  readonly counter: Counter;
  readonly text: string;
  /** A user or a group: its name, or its number where it has none. */
  readonly name: string | number;
  /** `0x8001`; zero, which the tool prints without `0x`, has it too. */
  readonly hex: string;
  /** `on` and `off` in texts. */
  readonly switch: boolean;
  /** A word by itself in texts, with `no` before it for false. */
  readonly flag: boolean;
  readonly address: IpEndpoint;
  /** Of tunnels: `inherit` is 0 in JSON. */
  readonly ttl: number | "inherit";
  /** Of tunnels over UDP: `auto` is 0 in JSON. */
  readonly overlayTtl: number | "auto" | "inherit";
  /** Hexadecimal; `inherit` is 1 in JSON. */
  readonly tos: string;
  /** `none` or `<none>` is null in JSON. */
  readonly noneOrText: string | null;
  /** `unknown` is null in JSON. */
  readonly knownOrNull: string | null;
  /** `none` is 0 in JSON. */
  readonly noneOrNumber: number;
  /** `auto` is 0 in JSON. */
  readonly autoOrNumber: number | "auto";
  /** `<A,B>` in texts. */
  readonly list: readonly string[];
  /** `10.0.0.1,10.0.0.2` in texts. */
  readonly addresses: readonly IpAddress[];
  /** Hardware addresses one after the other; of none there is no field. */
  readonly hardware: readonly string[];
  /** `{ 1:2 3:4 }` in texts. */
  readonly qos: readonly IpQosPair[];
}

export type Tag = keyof TagValues;

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

/** The tags by which a field of a type can be read. */
type TagOf<Value> = { readonly [Name in Tag]: Same<TagValues[Name], Value> extends true ? Name : never }[Tag];

type FieldOf<Value> = [TagOf<Value>] extends [never] ? FieldsOf<Value> : TagOf<Value>;

/** A tag for every field of a kind's data; tables in turn for what is nested. */
export type FieldsOf<Data> = {
  readonly [Name in Exclude<keyof Data, "otherAttributes">]-?: FieldOf<Exclude<Data[Name], undefined>>;
};

/** What a word of the text is where it is not the field of the same name. A dot leads into what is nested. */
export type Word =
  /** The field whose value follows. */
  | string
  /** The field and its value: the word says it all. */
  | readonly [field: string, value: string | boolean]
  /** Fields whose values follow one after the other; with a mark, in one word that it parts. */
  | { readonly each: readonly string[]; readonly mark?: string }
  /** The field whose value follows; some values are fields of their own, which are then true. */
  | { readonly field: string; readonly values: Readonly<Record<string, string>> }
  /** The field whose value follows, a number rather than a name being another field. */
  | { readonly named: string; readonly numbered: string }
  /** The next word tells the field. */
  | { readonly next: Readonly<Record<string, string>> }
  /** The field is said again. */
  | { readonly again: string };

/** How the data of a kind is read from texts and JSON. */
export interface KindTable<Data> {
  readonly fields: FieldsOf<Data>;
  readonly words?: Readonly<Record<string, Word>>;
  /** Words behind which some releases print no blank: `vnifilterid 5`. */
  readonly glued?: readonly string[];
}

/** The fields of a table whatever the kind. */
export interface AnyFields {
  readonly [name: string]: Tag | AnyFields;
}

/** A table whatever the kind. */
export interface AnyKind {
  readonly fields: AnyFields;
  readonly words?: Readonly<Record<string, Word>>;
  readonly glued?: readonly string[];
}
