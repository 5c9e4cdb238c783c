export { untrueReports as default } from './untrue-reports';
