import { both } from './define';
import type { DoorCases } from './define';

/** What the page finds out by itself, of what was pasted into it: it has these sentences and no others. */
export const manifestCases = {
  'manifest-retired-format': {
    texts: both(
      [
        'This manifest is in the retired format',
        'It comes from an old download.',
        'Copy it again from the Manifest page; do not upload an old file.',
      ],
      [
        '此清单采用已停用的格式',
        '它来自旧的下载文件。',
        '请从“清单”页面重新复制；不要上传旧文件。',
      ],
    ),
    link: 'https://learn.microsoft.com/entra/identity-platform/azure-active-directory-graph-app-manifest-deprecation',
  },
  'manifest-incomplete': {
    texts: both(
      [
        'This is not a whole manifest',
        'It ends after {lines|some|line|lines}.',
        'Click into the editor, select all, copy again.',
      ],
      ['这不是完整的清单', '它在 {lines|若干} 行之后结束。', '请单击编辑器，全选，然后重新复制。'],
    ),
  },
  'manifest-other-tenant': {
    texts: both(
      [
        'This registration is in {other|another tenant}',
        'The mailbox is in {tenant|a different one}.',
        'Switch directory at the top right of Entra, or change the address above.',
      ],
      [
        '此注册位于 {other|另一个租户}',
        '邮箱位于 {tenant|不同的租户}。',
        '请在 Entra 右上角切换目录，或更改上面的地址。',
      ],
    ),
  },
  'open-to-other-tenants': {
    texts: both(
      [
        'This registration is open to other tenants',
        'It works, but need not be.',
        'Continue, or choose “this organizational directory only”.',
      ],
      [
        '此注册对其他租户开放',
        '它可以工作，但没有必要。',
        '请继续，或选择“仅此组织目录中的帐户”。',
      ],
    ),
  },
  'editor-refused': {
    texts: both(
      [
        'Entra did not save it',
        'It was made seconds ago, or part of it is not accepted.',
        'Wait a minute, reload, paste again; else use the file and the single properties.',
      ],
      [
        'Entra 没有保存',
        '它是几秒钟前创建的，或者其中一部分不被接受。',
        '请等待一分钟，重新加载后再粘贴；否则使用文件和单个属性。',
      ],
    ),
  },
  'too-many-permissions': {
    texts: both(
      [
        'Too many permissions for one registration',
        '{count|Too many} are there already.',
        'Choose fewer checks, or a registration of its own.',
      ],
      ['一个注册的权限过多', '已经有 {count|过多} 个。', '请选择较少的检查，或使用单独的注册。'],
    ),
  },
} satisfies DoorCases;
