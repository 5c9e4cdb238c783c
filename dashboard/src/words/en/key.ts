/** English, for the key prompt. `zh-CN/key.ts` has the same. */
export const yourKey = 'Your API key';
export const keyWhy = 'This page shows nothing without one. With it, you are where the link leads.';
export const key = 'Key';
export const keyWrong =
  'This key is not valid, or it was taken away. Ask whoever gave it to you for a new one.';
export const keyEmpty = 'Paste your key first.';
export const noKey = 'I have no key, or lost it';
export const noKeyMember = 'A member or reader:';
export const noKeyMemberHow =
  'ask an operator to send you a new link. The old key ends with it; your accounts stay.';
export const noKeyLocal = 'The operator, on this machine:';
export const noKeyLocalHow = 'the terminal in which npm start runs has printed it.';
export const noKeyAzure = 'The operator, in Azure:';
export const noKeyAzureHow =
  'it lies in your Key Vault, and whoever may read the vault can fetch it:';
