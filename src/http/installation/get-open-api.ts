import { openApiDocument } from '../openapi/document';
import { openOperation } from '../operation';
import { openApi } from '../schemas/common';

export const getOpenApi = openOperation({
  id: 'getOpenApi',
  method: 'GET',
  path: '/api/openapi.json',
  tag: 'installation',
  summary: 'This document',
  answers: { 200: { description: 'The API as OpenAPI 3.1', schema: openApi } },
  handle: ({ version, operations }) => ({
    status: 200,
    body: openApiDocument(version, operations),
  }),
});
