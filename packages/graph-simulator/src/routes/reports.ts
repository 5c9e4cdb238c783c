import { DAY_MS } from '../core/durations';
import type { Call, Reply } from '../core/types';
import { badRequest } from '../core/errors';
import { param } from '../core/reply';
import { accepts, learn, routesOf } from './define';
import { gateway } from './gateway-errors';

interface Report {
  readonly name: string;
  /** Columns between the refresh date and the period, as Microsoft's page has them. */
  readonly columns: readonly string[];
  /** One row a day for each of these; the column `Site Type`. */
  readonly siteTypes?: readonly string[];
}

const reports: readonly Report[] = [
  {
    name: 'getOffice365ActiveUserCounts',
    columns: [
      'Office 365', 'Exchange', 'OneDrive', 'SharePoint', 'Skype For Business', 'Yammer', 'Teams', 'Report Date',
    ], // prettier-ignore
  },
  { name: 'getEmailActivityCounts', columns: ['Send', 'Receive', 'Read', 'Report Date'] },
  {
    name: 'getTeamsUserActivityCounts',
    columns: [
      'Report Date', 'Team Chat Messages', 'Post Messages', 'Reply Messages', 'Private Chat Messages', 'Calls',
      'Meetings', 'Audio Duration', 'Video Duration', 'Screen Share Duration', 'Meetings Organized', 'Meetings Attended',
    ], // prettier-ignore
  },
  { name: 'getMailboxUsageStorage', columns: ['Storage Used (Byte)', 'Report Date'] },
  {
    name: 'getOneDriveUsageStorage',
    columns: ['Site Type', 'Storage Used (Byte)', 'Report Date'],
    siteTypes: ['All', 'OneDrive'],
  },
  {
    name: 'getSharePointSiteUsageStorage',
    columns: ['Site Type', 'Storage Used (Byte)', 'Report Date'],
    siteTypes: ['All'],
  },
];

/** Reports are as of about two days ago. */
const LAG_DAYS = 2;
/** Minutes for which the address of a report is good. */
const LIFETIME_MS = 5 * 60_000;

const day = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** The report's bytes: UTF-8 with a byte order mark, one line a day, the latest first. */
function csv({ columns, siteTypes = [''] }: Report, days: number, now: number): Buffer {
  const refreshed = now - LAG_DAYS * DAY_MS;
  const header = ['Report Refresh Date', ...columns, 'Report Period'];
  const rows = Array.from({ length: days }, (_, age) =>
    siteTypes.map((siteType) => {
      const date = day(refreshed - age * DAY_MS);
      const values = columns.map((column, index) => {
        if (column === 'Report Date') return date;
        if (column === 'Site Type') return siteType;
        return column.includes('Duration') ? `PT${index}H` : String(index * (age + 1));
      });
      return [day(refreshed), ...values, String(days)];
    }),
  );
  const lines = [header, ...rows.flat()].map((cells) => `${cells.join(',')}\r\n`);
  return Buffer.from(`\uFEFF${lines.join('')}`);
}

const download = (report: Report) => (call: Call) => {
  const days = /^D(7|30|90|180)$/i.exec(param(call, 'period'))?.[1];
  if (days === undefined) throw badRequest('The period of the report is not valid.');
  const bytes = csv(report, Number(days), call.now);
  const headers = { 'content-type': 'application/octet-stream' };
  const answer = (): Reply => ({ status: 200, headers, bytes });
  const path = call.world.transfers.make('download', LIFETIME_MS, answer);
  return {
    status: 302,
    headers: { 'content-type': 'text/plain', location: `${call.origin}${path}` },
  };
};

export const reportRoutes = routesOf(
  gateway,
  reports.map((report) => ({
    method: 'GET',
    path: `/reports/${report.name}(period='{period}')`,
    page: learn(`reportroot-${report.name.toLowerCase()}`),
    ...accepts('Reports.Read.All', 'Reports.Read.All'),
    handle: download(report),
  })),
);
