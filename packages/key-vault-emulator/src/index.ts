export { openVaultFile, VaultFileError } from './file';
export type { VaultFile, VaultFileOptions } from './file';
export { startVaultServer } from './server';
export type { VaultServer, VaultServerOptions } from './server';
