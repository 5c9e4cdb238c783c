import type { TextsByCode, TextsOfLanguage } from '../define';
import { directoryTexts } from './directory';
import { filesTexts } from './files';
import { kindTexts } from './kinds';
import { networkTexts } from './network';
import { notesTexts } from './notes';
import { outlookTexts } from './outlook';
import { ownTexts } from './own';
import { tokenAppTexts } from './token-app';
import { tokenUserTexts } from './token-user';
import { vaultTexts } from './vault';

const all: TextsByCode = {
  ...tokenAppTexts,
  ...tokenUserTexts,
  ...vaultTexts,
  ...directoryTexts,
  ...outlookTexts,
  ...filesTexts,
  ...notesTexts,
  ...networkTexts,
  ...ownTexts,
};

/** 错误目录的简体中文。 */
export const simplifiedChinese: TextsOfLanguage = {
  cases: new Map(Object.entries(all).map(([code, texts]) => [code.toLowerCase(), texts])),
  kinds: kindTexts,
  steps: {
    retry: '下次按计划运行时会再试。',
    wait: '暂时不去打扰；以后按计划的某次运行会再试。',
    skip: '本次运行略过此检查，其余照常；以后的运行会再试它。',
    stop: '在更改之前再试也没有用。运行仍按计划进行，所以更改后的第一次运行就会显示它已恢复。',
  },
  nothingRan: '本次运行没有任何检查通过。以后按计划的运行会再试所有检查。',
  tooNew: '几分钟内会再试；除非持续失败，否则不通知任何人。',
  stopped:
    '在此更改之前再试没有用。除试探外不再发送任何请求：30 分钟后，1、2、4、8 小时后，然后每天一次；有了新凭据则立即试。第一次成功即恢复。',
  notBefore: (time) => `在 ${time} UTC 之前不向该租户发送任何请求；之后的第一次运行会再试。`,
  page: {
    introduction: `# 疑难解答

运行的每个失败都带有代码：有 Microsoft 自己的就用它，否则用 Perennial 的。请按运行、邮件或 API 中显示的代码查找。此页由错误目录（\`src/failures\`）经 \`npm run generate\` 生成，有测试保证两者一致。[English](troubleshooting.md)`,
    otherKinds: '其他代码，按类别',
    whatToDo: '**怎么处理：**',
    whatNext: '**接下来：**',
    more: '更多',
  },
};
