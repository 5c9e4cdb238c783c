/**
 * What a request wants, best first: the values of an `Accept`, `Accept-Language` or `Accept-Encoding` by their
 * weights, in lower case, without those that it does not want at all (RFC 9110, 12.4.2).
 */
export function preferences(header: string | null): readonly string[] {
  const wishes = (header ?? '').split(',').map((wish) => {
    const [value = '', ...parameters] = wish
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/);
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    return { value, weight: weight === undefined ? 1 : Number(weight) || 0 };
  });
  return wishes
    .filter(({ value, weight }) => value !== '' && weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ value }) => value);
}
