import { opensById } from '@perennial/checks';
import * as z from 'zod';
import { get, list } from '../graph';
import { id } from './calls';

const definitions = '/roleManagement/directory/roleDefinitions';
const definition = { ...id, isBuiltIn: z.boolean() };

export default opensById({
  title: 'A role definition opens by id',
  proves:
    'A role definition that the directory lists can be read by its id, and is built in or not as listed.',
  thing: 'a role definition',
  list: list(definitions, definition, { docs: 'rbacapplication-list-roledefinitions' }),
  get: get(`${definitions}/{id}`, definition, { docs: 'unifiedroledefinition-get' }),
  same: ['isBuiltIn'],
});
