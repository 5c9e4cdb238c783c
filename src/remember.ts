/** Sets a key as the newest of its map; where the map holds `capacity` of others, the oldest is forgotten. */
export function remember<T>(map: Map<string, T>, key: string, value: T, capacity: number): void {
  map.delete(key);
  const oldest = map.keys().next();
  if (map.size >= capacity && !oldest.done) map.delete(oldest.value);
  map.set(key, value);
}
