import type { Caller, Entity } from '../core/types';
import type { OutlookItem } from './outlook-item';
import type { User } from '../core/tenant';
import { Collection } from '../core/collection';
import { GraphError, outlook } from '../core/errors';
import { isoSeconds, outlookId } from '../core/ids';
import { perUser } from '../core/tenant';
import { newOutlookItem, newVersion } from './outlook-item';

export interface Message extends OutlookItem {
  subject: string | null;
  body: { contentType: string; content: string };
  parentFolderId: string;
  isRead: boolean;
  isDraft: boolean;
  toRecipients: readonly unknown[];
  ccRecipients: readonly unknown[];
  bccRecipients: readonly unknown[];
}

export interface MailFolder extends Entity {
  displayName: string;
  parentFolderId: string;
  isHidden: boolean;
}

/** https://learn.microsoft.com/graph/api/resources/mailfolder */
const wellKnown = {
  inbox: 'Inbox',
  drafts: 'Drafts',
  sentitems: 'Sent Items',
  deleteditems: 'Deleted Items',
  archive: 'Archive',
  junkemail: 'Junk Email',
  outbox: 'Outbox',
  conversationhistory: 'Conversation History',
} as const;

/** One person's messages and folders, and what may become of them. */
export class Mailbox {
  readonly messages: Collection<Message>;
  readonly folders: Collection<MailFolder>;
  readonly rootId = outlookId();
  private readonly byName = new Map<string, string>([['msgfolderroot', this.rootId]]);

  constructor(readonly user: User) {
    const { tenant } = user;
    this.messages = new Collection(
      tenant,
      'mail',
      ({ subject }) => subject ?? '',
      ({ parentFolderId }) => parentFolderId,
    );
    this.folders = new Collection(tenant, 'mail', ({ displayName }) => displayName);
    for (const [name, displayName] of Object.entries(wellKnown))
      this.seedFolder(name, displayName, false);
    this.seedFolder('recoverableitemsdeletions', 'Deletions', true);
    this.seedMessages();
  }

  /** By id or well-known name. @throws GraphError 404. */
  folder(id: string): MailFolder {
    const found = this.folders.get(this.byName.get(id.toLowerCase()) ?? id);
    if (!found) throw outlook.notFound(id);
    return found;
  }

  /** The id behind a well-known name or an id, the root's too. */
  folderId(id: string): string {
    return this.byName.get(id.toLowerCase()) ?? this.folder(id).id;
  }

  newFolder(displayName: string, parentFolderId: string, by: Caller): MailFolder {
    this.checkName(displayName, parentFolderId);
    const folder = { id: outlookId(), displayName, parentFolderId, isHidden: false };
    return this.folders.create(folder, by);
  }

  /** @throws GraphError 409 `ErrorFolderExists`. */
  checkName(displayName: string, parentFolderId: string): void {
    const taken = this.children(parentFolderId).some(
      (folder) => folder.displayName.toLowerCase() === displayName.toLowerCase(),
    );
    if (taken)
      throw new GraphError(
        409,
        'ErrorFolderExists',
        'A folder with the specified name already exists.',
      );
  }

  children(folderId: string): MailFolder[] {
    return this.folders.all().filter(({ parentFolderId }) => parentFolderId === folderId);
  }

  /** A deleted folder lies, with all in it, among the deleted items. */
  deleteFolder(folder: MailFolder): void {
    if ([...this.byName.values()].includes(folder.id))
      throw new GraphError(
        400,
        'ErrorDeleteDistinguishedFolder',
        'Distinguished folders cannot be deleted.',
      );
    this.folders.move(folder, { parentFolderId: this.folderId('deleteditems') });
  }

  purgeFolder(folder: MailFolder): void {
    if ([...this.byName.values()].includes(folder.id))
      throw new GraphError(
        400,
        'ErrorDeleteDistinguishedFolder',
        'Distinguished folders cannot be deleted.',
      );
    for (const child of this.children(folder.id)) this.purgeFolder(child);
    for (const message of this.in(folder.id)) this.messages.remove(message);
    this.folders.remove(folder);
  }

  in(folderId: string): Message[] {
    return this.messages.all().filter(({ parentFolderId }) => parentFolderId === folderId);
  }

  /** Under another id, as Exchange does. */
  move(message: Message, folderId: string): Message {
    return this.messages.move(message, {
      id: outlookId(),
      parentFolderId: folderId,
      ...newVersion(this.user.tenant.now()),
    });
  }

  /** Deleted once it lies among the deleted items, deleted there it can still be recovered. */
  delete(message: Message): void {
    const already = message.parentFolderId === this.folderId('deleteditems');
    this.move(message, this.folderId(already ? 'recoverableitemsdeletions' : 'deleteditems'));
  }

  newMessage(folder: string, given: Partial<Message>): Message {
    const now = this.user.tenant.now();
    const item = newOutlookItem(now);
    const self = recipient(this.user.displayName, this.user.userPrincipalName);
    const body = given.body ?? { contentType: 'text', content: '' };
    return {
      ...item,
      receivedDateTime: item.createdDateTime,
      sentDateTime: item.createdDateTime,
      hasAttachments: false,
      internetMessageId: `<${item.changeKey.replace(/\W/g, '')}@${this.user.tenant.profile.domain}>`,
      subject: null,
      importance: 'normal',
      conversationId: outlookId(),
      conversationIndex: Buffer.from(item.changeKey).toString('base64'),
      isDeliveryReceiptRequested: false,
      isReadReceiptRequested: false,
      isRead: true,
      isDraft: false,
      webLink: `https://outlook.office365.com/owa/?ItemID=${item.id}&exvsurl=1&viewmodel=ReadMessageItem`,
      inferenceClassification: 'focused',
      sender: self,
      from: self,
      toRecipients: [],
      ccRecipients: [],
      bccRecipients: [],
      replyTo: [],
      flag: { flagStatus: 'notFlagged' },
      ...given,
      body,
      bodyPreview: preview(body),
      parentFolderId: this.folderId(folder),
    };
  }

  private seedFolder(name: string, displayName: string, isHidden: boolean): void {
    const folder = { id: outlookId(), displayName, parentFolderId: this.rootId, isHidden };
    this.byName.set(name, this.folders.seed(folder).id);
  }

  private seedMessages(): void {
    const { tenant } = this.user;
    for (let index = 0; index < 24; index += 1) {
      const at = isoSeconds(tenant.now() - (index + 1) * 5_400_000);
      const from = tenant.users[1 + (index % (tenant.users.length - 1))] ?? this.user;
      const sender = recipient(from.displayName, from.userPrincipalName);
      this.messages.seed(
        this.newMessage(index % 6 === 5 ? 'archive' : 'inbox', {
          subject: `${topics[index % topics.length] ?? ''} ${index + 1}`,
          body: {
            contentType: 'text',
            content: `Good morning,\r\n\r\nthis is message ${index + 1}.\r\n`,
          },
          isRead: index % 4 !== 0,
          sender,
          from: sender,
          toRecipients: [recipient(this.user.displayName, this.user.userPrincipalName)],
          receivedDateTime: at,
          sentDateTime: at,
          createdDateTime: at,
          lastModifiedDateTime: at,
        }),
      );
    }
  }
}

const topics = ['Quarterly figures', 'Lunch on Thursday', 'Travel plans', 'Minutes', 'Review'];

export const mailboxOf = perUser((user) => new Mailbox(user));

export function recipient(name: string, address: string) {
  return { emailAddress: { name, address } };
}

/** Plain text of a body. */
export function plainText({ contentType, content }: Message['body']): string {
  return contentType === 'html' ? content.replace(/<[^>]*>/g, '').trim() : content;
}

/** The first 255 characters, as text. */
function preview(body: Message['body']): string {
  return plainText(body).replace(/\s+/g, ' ').slice(0, 255);
}

/** A body as Exchange keeps it: HTML becomes a whole document, and the type is in lower case. */
export function keptBody(given: unknown): Message['body'] {
  const { contentType, content } = { ...(given as Partial<Message['body']> | null) };
  const text = content ?? '';
  if (contentType?.toLowerCase() !== 'html') return { contentType: 'text', content: text };
  return {
    contentType: 'html',
    content: /<html/i.test(text)
      ? text
      : `<html><head>\r\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body>${text}</body></html>`,
  };
}
