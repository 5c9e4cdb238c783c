/**
 * The developer pack, by its ids in
 * https://learn.microsoft.com/entra/identity/users/licensing-service-plan-reference
 */
export const DEVELOPER_PACK = {
  skuId: 'c42b9cae-ea4f-4ab7-9717-81576235ccac',
  skuPartNumber: 'DEVELOPERPACK_E5',
} as const;

function plan(servicePlanId: string, servicePlanName: string) {
  return { servicePlanId, servicePlanName, provisioningStatus: 'Success', appliesTo: 'User' };
}

export const servicePlans = [
  plan('efb87545-963c-4e0d-99df-69c6916d9eb0', 'EXCHANGE_S_ENTERPRISE'),
  plan('5dbe027f-2339-4123-9542-606e4d348a72', 'SHAREPOINTENTERPRISE'),
  plan('57ff2da0-773e-42df-b2af-ffb7a2317929', 'TEAMS1'),
];
