/** What is made once for a key, such as a client for an account or the claims on one resource type: known, or made now. */
export function known<Value>(all: Map<string, Value>, key: string, make: () => Value): Value {
  const value = all.get(key);
  if (value !== undefined) return value;
  const fresh = make();
  all.set(key, fresh);
  return fresh;
}
