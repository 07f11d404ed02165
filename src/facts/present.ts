/** The properties that hold something, each as it is. */
export function present<const Value extends object>(value: Value): Present<Value> {
  const kept: Present<Value> = {};
  for (const [key, inner] of Object.entries(value)) if (inner !== undefined) Object.assign(kept, { [key]: inner });
  return kept;
}

/** The same properties, none of them `undefined`, any of them absent. */
export type Present<Value> = { [Key in keyof Value]?: Exclude<Value[Key], undefined> };
