import { teardown } from './shared-azurite';

export default teardown;
