/** An answer that is well-formed, and not true. */
export const untrue = (type: string, body: object) => ({
  body: { '@odata.context': `https://graph.microsoft.com/v1.0/$metadata#${type}`, ...body },
});
