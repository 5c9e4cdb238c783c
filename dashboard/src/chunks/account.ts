import './rest';

export { AccountPage } from '../pages/account';
