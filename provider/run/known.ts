/** A value that is made once for each key, such as the client of an account: the one that is known, or a new one. */
export function known<Value>(all: Map<string, Value>, key: string, make: () => Value): Value {
  const value = all.get(key);
  if (value !== undefined) return value;
  const fresh = make();
  all.set(key, fresh);
  return fresh;
}
