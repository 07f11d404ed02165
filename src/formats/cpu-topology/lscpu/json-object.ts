/** A place in a text. */
export interface JsonPlace {
  readonly start: number;
  readonly end: number;
}

/** A value that is neither object nor list. `place` is where it stands, quotes included; `text` what it says, `start` and `end` where that stands in `source`. */
export interface JsonCell {
  readonly key: string;
  readonly keyPlace: JsonPlace;
  readonly place: JsonPlace;
  /** The text that holds the value's characters from `start` to `end`: the whole one, or the value alone where it was escaped. */
  readonly source: string;
  readonly start: number;
  readonly end: number;
}

/** A list of objects under its key; the key is empty where none stands. */
export interface JsonList {
  readonly key: string;
  readonly objects: JsonObject[];
}

/** An object of the JSON that `lscpu` prints. */
export interface JsonObject {
  readonly start: number;
  end: number;
  readonly cells: JsonCell[];
  readonly lists: JsonList[];
}
