/** The properties that hold something, each as it is. */
export function present<const Value extends object>(value: Value): Present<Value> {
  const kept: Present<Value> = {};
  // By name, as no type can say that a value which is not undefined is what the property of that name may hold.
  for (const key in value) if (value[key] !== undefined) Reflect.set(kept, key, value[key]);
  return kept;
}

/** The same properties, none of them `undefined`, any of them absent. */
export type Present<Value> = { [Key in keyof Value]?: Exclude<Value[Key], undefined> };
