import { setup } from './shared-azurite';

export default setup;
