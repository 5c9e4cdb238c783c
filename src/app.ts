/** The only place that builds adapters. Each is built when it is first needed: a trigger pays for what it uses. */
import type { HttpRequest, HttpResponseInit, InvocationContext } from '@azure/functions';
import { readConfig } from './config';
import type { Config } from './config';
