import { routesOf } from '../define';
import { planRoutes } from './plans';
import { planner } from './store';
import { taskRoutes } from './tasks';

export const plannerRoutes = routesOf(planner, [...planRoutes, ...taskRoutes]);
