/** An id as Microsoft gives them to tenants, registrations, secrets and requests. */
export const GUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
