import './rest';

export { AddPage } from '../pages/add';
export { EditPage } from '../pages/edit';
