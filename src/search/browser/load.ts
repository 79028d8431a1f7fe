/** Loads a file of the index. @throws when the server does not have it */
export async function loadJson<T>(address: string, options?: RequestInit): Promise<T> {
  const response = await fetch(address, options);
  if (!response.ok) throw new Error(`${response.status} for ${address}`);
  return (await response.json()) as T;
}

/** Gives what was loaded before, or loads it; what fails is not remembered, so that it can be tried again. */
export function memoized<Key, T>(
  known: Map<Key, Promise<T>>,
  key: Key,
  load: () => Promise<T>,
  limit = Infinity,
): Promise<T> {
  const before = known.get(key);
  if (before) return before;
  const loading = load();
  known.set(key, loading);
  loading.catch(() => known.delete(key));
  if (known.size > limit) known.delete(known.keys().next().value as Key);
  return loading;
}
