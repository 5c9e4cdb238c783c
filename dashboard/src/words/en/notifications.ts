/** English, for notifications. `zh-CN/notifications.ts` has the same. */
export const aboutPage =
  'One message when something breaks, one when it is well again. Nothing while all is well, unless you ask for a digest.';
export const addChannel = 'Add a channel';
export const channels = 'Channels';
export const channel = 'Channel';
export const toldOf = 'Told of';
export const lastMessage = 'Last message';
export const nobodyHears = 'Nobody hears of a failure yet.';
export const test = 'Test';
export const testing = 'Testing…';
export const testFirst = 'Test sends one message as it is set here, and keeps nothing.';
export const delivered = (seconds: string) => `delivered in ${seconds} s`;
export const notDelivered = 'not delivered';
export const deliveredAt = (at: string) => `Delivered ${at}`;
export const refusedAt = (at: string) => `Refused ${at}`;
export const notUsed = 'Not yet used';
export const removeChannel = (name: string) => `Remove ${name}`;
export const removeText = 'Its address and its secrets are removed at once.';
export const isRemoved = (name: string) => `${name} is removed.`;
export const whichWay = 'By which way';
export const kinds = {
  mail: 'Mail',
  wecom: 'WeCom robot',
  telegram: 'Telegram',
  webhook: 'Webhook',
};
export const about = {
  mail: 'By this deployment’s sender, or by a mail server of your own.',
  wecom: 'A group robot. Its address is its key.',
  telegram: 'A bot of your own, in a chat that it may write to.',
  webhook: 'JSON to an address of yours, signed.',
};
export const ownServer = 'By a mail server of your own';
export const fields: Record<string, string> = {
  'mail/to': 'To',
  'mail/smtp/host': 'Server',
  'mail/smtp/port': 'Port',
  'mail/smtp/user': 'User name',
  'mail/smtp/password': 'Password',
  'mail/smtp/from': 'From',
  'wecom/url': 'Webhook address',
  'telegram/botToken': 'Bot token',
  'telegram/chatId': 'Chat',
  'webhook/url': 'Address',
  'webhook/secret': 'Signing secret',
};
export const hints: Record<string, string> = {
  'mail/to': 'Empty: the operator’s address of the deployment.',
  'mail/smtp/port': '587, or 465 for TLS from the first byte.',
  'telegram/chatId': 'A number, or a channel’s @name.',
};
export const secretNew = 'Goes into the vault and never comes out.';
export const secretKept = 'There is one. Leave it empty to keep it.';
export const least = {
  info: 'everything',
  warning: 'what fails and what will lapse',
  critical: 'accounts that have stopped working',
};
export const leastAbout = {
  info: 'also what is well again, and what was renewed',
  warning: 'part of an account fails, or something lapses soon',
  critical: 'nothing else',
};
export const asInstallation = 'As for all channels';
export const whatIsSent = 'What is sent';
export const sent: readonly (readonly [what: string, how: string, at: string])[] = [
  ['An account stops working', 'once, with the reason and what to do', 'at once'],
  ['It is still broken', 'a reminder', 'after 1 and 3 days, then weekly'],
  ['It works again', 'once', 'at once'],
  ['30, 15, 5 and 1 days left', 'the end date; “renewed until …” when it moves', 'on that day'],
  ['30, 7 and 1 days until a secret expires', 'which one, and how to replace it', 'on that day'],
  ['The scheduler is silent', 'by an outside watch, if its address is set', 'as that watch has it'],
];
export const forAll = 'For all channels';
export const quietFrom = 'Quiet from';
export const quietTo = 'Quiet until';
export const quietHint = (zone: string) =>
  `In ${zone}. What falls into them is sent afterwards, if it still holds.`;
export const language = 'Language';
export const digest = 'Weekly digest';
export const digestHint = (at: string) => `At ${at}: what needs you, days left, what passed.`;
export const noDigest = 'None';
export const weekdays = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');
export const quietOfChannel = 'Empty: as for everybody.';
