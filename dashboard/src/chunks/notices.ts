import '../main';

export { Notices } from '../notices';
