import './rest';

export { ReportPage } from '../pages/report';
