import type { Call, Entity } from '../../core/types';
import { entityType, jsonBody } from '../../core/entity-type';
import { badRequest, GraphError } from '../../core/errors';

/** https://learn.microsoft.com/graph/api/resources/opentypeextension */
export interface Extension extends Entity {
  readonly extensionName: string;
}

const TYPE = '#microsoft.graph.openTypeExtension';

/** An open extension holds any properties besides its name. */
export const openType = entityType('openTypeExtension', { writable: { extensionName: 'text' } });

type View = Record<string, unknown>;

type Given = View & { readonly extensionName: string };

/** An item's extension as a request's body gives it. */
export function given(call: Call, taken: (name: string) => boolean): Given {
  const { '@odata.type': type, ...values } = jsonBody(call);
  const { extensionName } = values;
  if (!/^#?microsoft\.graph\.openTypeExtension$/i.test(String(type)))
    throw badRequest('The type of the extension is missing or is none.', 'RequestBodyRead');
  if (typeof extensionName !== 'string' || extensionName === '')
    throw badRequest("The property 'extensionName' is required.", 'RequestBodyRead');
  if (taken(extensionName))
    throw new GraphError(
      409,
      'Request_MultipleObjectsWithSameKeyValue',
      `An extension already exists with given id ${extensionName}.`,
    );
  return { ...values, extensionName };
}

export function shown(extension: Extension): View {
  return { '@odata.type': TYPE, ...extension };
}
