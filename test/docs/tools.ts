/**
 * Words and flags of the tools that commands of the docs call, each from what the tool itself says, read on 2026-11-28:
 *
 * - `azd`: its help as its own tests keep it (github.com/Azure/azure-dev, cli/azd/cmd/testdata/TestUsage-azd-*.snap), whole;
 * - `az`: the arguments in its source (github.com/Azure/azure-cli, command_modules/…/_params.py) and
 *   learn.microsoft.com/cli/azure, those that are used here;
 * - `gh`: cli.github.com/manual; `openssl`: docs.openssl.org; `docker compose`: docs.docker.com/reference/cli/docker/compose;
 *   `systemctl`: systemd's manual; those that are used here.
 */
const AZD = '-C --cwd --debug --docs -h --help --no-prompt';
const AZD_IN = `-e --environment ${AZD}`;

export const TOOLS: Readonly<Record<string, string>> = {
  'az ad app create': '--display-name --query -o',
  'az ad sp create': '--id',
  'az ad app federated-credential create': '--id --parameters',
  'az role assignment create': '--assignee --role --scope',
  'az group show': '-n --query -o',
  'az account show': '--query -o',
  'az login': '--tenant --allow-no-subscriptions --scope --use-device-code',
  'az storage message peek': '--queue-name --account-name --auth-mode --num-messages',
  'az storage message clear': '--queue-name --account-name --auth-mode',
  'az functionapp deployment source config-zip': '-g -n --src',
  'az functionapp stop': '-g -n',
  'az functionapp start': '-g -n',
  'az keyvault secret list': '--vault-name --query -o',
  'az keyvault secret show': '--vault-name --name --query -o',
  'az keyvault secret set': '--vault-name --name --file --tags --output',
  'azd auth login': `--check-status --client-certificate --client-id --client-secret --federated-credential-provider --managed-identity --redirect-port --tenant-id --use-device-code ${AZD}`,
  'azd env new': `-l --location --subscription ${AZD}`,
  'azd env set': `--file ${AZD_IN}`,
  'azd env set-secret': AZD_IN,
  'azd up': `-l --location --subscription --fail-on-prompt ${AZD_IN}`,
  'azd deploy': `--all --from-package --timeout --fail-on-prompt ${AZD_IN}`,
  'azd provision': `--no-state --preview ${AZD_IN}`,
  'azd down': `--all --force --platform --purge ${AZD_IN}`,
  'docker compose up': '-d --build',
  'docker compose exec': '',
  'docker compose stop': '',
  'docker compose start': '',
  'docker compose run': '--rm --entrypoint -v',
  'gh variable set': '--body',
  'openssl req': '-x509 -newkey -nodes -days -subj -keyout -out',
  'systemctl stop': '--user',
  'systemctl start': '--user',
  'systemctl restart': '--user',
};
