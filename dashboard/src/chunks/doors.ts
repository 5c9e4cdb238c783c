import './rest';

export { Doors } from '../pages/add/doors';
