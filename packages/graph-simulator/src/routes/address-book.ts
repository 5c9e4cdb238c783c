import type { Entity } from '../core/types';
import type { OutlookItem } from './outlook-item';
import type { User } from '../core/tenant';
import { Collection } from '../core/collection';
import { outlook } from '../core/errors';
import { outlookId } from '../core/ids';
import { perUser } from '../core/tenant';

import { newOutlookItem } from './outlook-item';

export interface Contact extends OutlookItem {
  parentFolderId: string;
  displayName: string;
  givenName: string | null;
  surname: string | null;
}

export interface ContactFolder extends Entity {
  displayName: string;
  parentFolderId: string;
}

export const texts = [
  'assistantName', 'businessHomePage', 'companyName', 'department', 'displayName', 'fileAs', 'generation',
  'givenName', 'initials', 'jobTitle', 'manager', 'middleName', 'mobilePhone', 'nickName', 'officeLocation',
  'personalNotes', 'profession', 'spouseName', 'surname', 'title', 'yomiCompanyName', 'yomiGivenName', 'yomiSurname',
] as const; // prettier-ignore
export const lists = [
  'businessPhones',
  'children',
  'emailAddresses',
  'homePhones',
  'imAddresses',
] as const;
export const addresses = ['businessAddress', 'homeAddress', 'otherAddress'] as const;

export function same<T>(names: readonly string[], value: T): Record<string, T> {
  return Object.fromEntries(names.map((name) => [name, value]));
}

class AddressBook {
  readonly contacts: Collection<Contact>;
  readonly folders: Collection<ContactFolder>;
  readonly rootId = outlookId();

  constructor(readonly user: User) {
    this.contacts = new Collection(
      user.tenant,
      'contacts',
      ({ displayName }) => displayName,
      ({ parentFolderId }) => parentFolderId,
    );
    this.folders = new Collection(user.tenant, 'contacts', ({ displayName }) => displayName);
    for (const [index, surname] of seeds.entries())
      this.contacts.seed(
        this.newContact(this.rootId, {
          givenName: 'Robin',
          surname,
          jobTitle: `Partner ${index + 1}`,
        }),
      );
  }

  newContact(parentFolderId: string, given: Partial<Contact>): Contact {
    const { givenName = null, surname = null } = given;
    return {
      ...newOutlookItem(this.user.tenant.now()),
      ...same(texts, null),
      ...Object.fromEntries(lists.map((name) => [name, []])),
      ...Object.fromEntries(addresses.map((name) => [name, {}])),
      birthday: null,
      displayName: [givenName, surname].filter((name) => name !== null).join(' '),
      fileAs: [surname, givenName].filter((name) => name !== null).join(', '),
      ...given,
      parentFolderId,
    } as Contact;
  }

  folderId(id: string | undefined): string {
    if (id === undefined || id.toLowerCase() === 'contacts') return this.rootId;
    return this.folder(id).id;
  }

  folder(id: string): ContactFolder {
    const found = this.folders.get(id);
    if (!found) throw outlook.notFound(id);
    return found;
  }

  in(folderId: string): Contact[] {
    return this.contacts.all().filter(({ parentFolderId }) => parentFolderId === folderId);
  }
}

const seeds = [
  'Ames',
  'Bruun',
  'Cho',
  'Diaz',
  'Eriks',
  'Fonda',
  'Grau',
  'Hart',
  'Ito',
  'Jung',
  'Kerr',
  'Lund',
];

export const bookOf = perUser((user) => new AddressBook(user));
