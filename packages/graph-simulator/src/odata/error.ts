/** The query string is not OData as Graph takes it; answered 400 with this message. */
export class ODataError extends Error {
  override readonly name = 'ODataError';
}
