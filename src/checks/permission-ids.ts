// Written by `npm run operations -- DIR` from Microsoft’s metadata: the permissions that a registration may list.

/** Graph's ids of a permission: signed in (a scope) and as an app (a role). */
export interface PermissionIds {
  readonly delegated?: string | undefined;
  readonly application?: string | undefined;
}

const rows = `
Acronym.Read.All 9084c10f-a2d6-4713-8732-348def50fe02 8c0aed2c-0c61-433d-b63c-6370ddc73248
AdministrativeUnit.Read.All 3361d15d-be43-4de6-b441-3c746d05163d 134fd756-38ce-4afd-ba33-e9623dbe66c2
AppCatalog.Read.All 88e58d74-d3df-44f3-ad47-e89edf4472e4 e12dae10-5a57-4817-b79d-dfbec5348930
AppCatalog.Submit 3db89e36-7fa6-4012-b281-85f3d9d9fd2e -
Application.Read.All c79f8feb-a9db-4090-85f9-90d820caa0eb 9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30
AuditLog.Read.All e4c9e354-4dc5-45b8-9e7c-e1393b0b1a20 b0afded3-3588-46d8-8b3d-9842eff778da
Calendars.Read 465a38f9-76ea-45b9-9f34-9e8b0d4b0b42 798ee544-9d2d-430c-a058-570e29e34338
Calendars.Read.Shared 2b9c4092-424d-4249-948d-b43879977640 -
Calendars.ReadBasic 662d75ba-a364-42ad-adee-f5f880ea4878 -
Calendars.ReadWrite 1ec239c2-d7c9-4623-a91a-a9775856bb36 ef54d2bf-783f-4e0f-bca1-3210c0444d99
Channel.ReadBasic.All 9d8982ae-4365-4f57-95e9-d6032a4c0b87 59a6b24b-4225-4393-8165-ebaec5f55d7a
ChannelSettings.Read.All 233e0cf1-dd62-48bc-b65b-b38fe87fcf8e c97b873f-f59f-49aa-8a0e-52b32d762124
Chat.ReadBasic 9547fcb5-d03f-419d-9948-5928bbf71b0f -
Chat.ReadBasic.All - b2e060da-3baf-4687-9611-f4ebc0f0cbde
Contacts.Read ff74d97f-43af-4b68-9f2a-b77ee6968c5d 089fe4d0-434a-44c5-8827-41ba8a0b17f5
Contacts.ReadWrite d56682ec-c09e-4743-aaf4-1a3aac4caa21 6918b873-d17a-4dc1-b314-35f528134491
Device.Read.All 951183d1-1a61-466f-a6d1-1fde911bfd95 7438b122-aefc-4978-80ed-43db9fcc7715
DeviceManagementConfiguration.Read.All f1493658-876a-4c87-8fa7-edb559b3476a dc377aa6-52d8-4e23-b271-2a7ae04cedf3
DeviceManagementManagedDevices.Read.All 314874da-47d6-4978-88dc-cf0d37f0bb82 2f51be20-0bb4-4fed-bf7b-db946066c75e
DeviceManagementServiceConfig.Read.All 8696daa5-bce5-4b2e-83f9-51b6defc4e1e 06a5fe6d-c49d-46a7-b082-56b1b14103c7
Directory.Read.All 06da0dbc-49e2-44d2-8312-53f166ab848a 7ab1d382-f21e-4acd-a863-ba3e13f7da61
Domain.Read.All 2f9ee017-59c1-4f1d-9472-bd5529a7b311 dbb9058a-0e50-45d7-ae91-66909b5d4664
Files.Read 10465720-29dd-4523-a11a-6a75c743c9d9 -
Files.Read.All df85f4d6-205c-4ac5-a5ea-6bf408dba283 01d4889c-1287-42c6-ac1f-5d1e02578ef6
Files.ReadWrite 5c28f0bf-8a70-41f1-8ab2-9032436ddb65 -
Files.ReadWrite.All 863451e7-0667-486c-a5d6-d135439485f0 75359482-378d-4052-8f01-80520e7db3cd
Group-NestingSupport.ReadWrite.All e7f8a3b2-9c1d-4e5f-8a7b-2c3d4e5f6a7b b4c7d8e9-f2a5-4b6c-9d8e-1f2a3b4c5d6e
Group.Create - bf7b1a76-6e77-406b-b258-bf5c7720e98f
Group.Read.All 5f8c59db-677d-491f-a6b8-5f174b11ec1d 5b567255-7703-4780-807c-7be8301ae99b
Group.ReadBasic.All ba1917bc-a64b-4c71-b66d-229d4a520e66 07d67222-3a10-4d3b-9ddc-b8aa43198a00
Group.ReadWrite.All 4e46008b-f24c-477d-8fff-7bb4ec7aafe0 62a82d76-70ea-41e2-9197-370581804d09
GroupMember.Read.All bc024368-1153-4739-b217-4326f2e966d0 98830695-27a2-44f7-8c18-0c3ebc9698f6
GroupMember.ReadBasic.All 28539367-358c-4ed9-b7f0-793eccb8fd34 8222c640-cae5-4860-8d11-b32cfad95e03
GroupSettings.Read.All 2eb2bc92-94ef-4c6b-b4ab-2a09bc975e0e f3c4f514-c65a-43f5-bfce-1735872258dd
LicenseAssignment.Read.All f395577a-0960-456b-979f-7228de0c5996 e2f98668-2877-4f38-a2f4-8202e0717aa1
Mail.Read 570282fd-fa5c-430d-a7fd-fc8dc98a9dca 810c84a8-4a9e-49e6-bf7d-12d183f40d01
Mail.ReadBasic a4b8392a-d8d1-4954-a029-8e668a39a170 6be147d2-ea4f-4b5a-a3fa-3eab6f3c140a
Mail.ReadBasic.All - 693c5e45-0940-467d-9b8a-1022fb9d42ef
Mail.ReadWrite 024d486e-b451-40bb-833d-3e66d98c5c73 e2a3a72e-5f79-4c64-b1b1-878b674786c9
Mail.Send e383f46e-2787-4529-855e-0e479a3ffac0 b633e1c5-b582-4048-a93e-9f11b44c7e96
MailboxSettings.Read 87f447af-9fa4-4c32-9dfa-4a57a73d18ce 40f97065-369a-49f4-947c-6a255697ae91
MailboxSettings.ReadWrite 818c620a-27a9-40bd-a6a5-d96f7d610b4b 6931bccd-447a-43d1-b442-00a195474933
Notes.Create 9d822255-d64d-4b7a-afdb-833b9a97ed02 -
Notes.Read 371361e4-b9e2-4a3f-8315-2a301a3b0a3d -
Notes.ReadWrite 615e26af-c38a-4150-ae3e-c3b0d4cb1d6a -
OnlineMeetings.Read 9be106e1-f4e3-4df5-bdff-e4bc531cbe43 -
OnlineMeetings.Read.All - c1684f21-1984-47fa-9d61-2dc8c296bb70
OnlineMeetings.ReadWrite a65f2972-a4f8-4f5e-afd7-69ccb046d5dc -
OnlineMeetings.ReadWrite.All - b8bb2037-6e08-44ac-a4ea-4674e010e2a4
OrgContact.Read.All 08432d1b-5911-483c-86df-7980af5cdee0 e1a88a34-94c4-4418-be12-c87b00e26bea
Organization.Read.All 4908d5b9-3fb2-4b1e-9336-1888b7937185 498476ce-e0fe-48b0-b801-37ba7e2685c6
People.Read ba47897c-39ec-4d83-8086-ee8256fa737d -
People.Read.All b89f9189-71a5-4e70-b041-9887f0bc7e4a b528084d-ad10-4598-8b93-929746b4d7d6
Presence.Read 76bc735e-aecd-4a1d-8b4c-2b915deabb79 -
Presence.Read.All 9c7a330d-35b3-4aa1-963d-cb2b9f927841 a70e0c2d-e793-494c-94c4-118fa0a67f42
Presence.ReadWrite 8d3c54a7-cf58-4773-bf81-c0cd6ad522bb -
Presence.ReadWrite.All - 83cded22-8297-4ff6-a7fa-e97e9545a259
ProfilePhoto.Read.All 469cd065-729e-4dee-b1fa-d92e0fab6310 e24d31aa-e1ab-4c80-85fe-23018690335d
Reports.Read.All 02e97553-ed7b-43d0-ab3c-f8bace0d040c 230c1aed-a721-4c5d-9cb4-a90514e508ef
RoleManagement.Read.Directory 741c54c3-0c1e-44a1-818b-3f97ab4e8c83 483bed4a-2ad3-4361-a73b-c83ccdbdc53c
SecurityAlert.Read.All bc257fb8-46b4-4b15-8713-01e91bfbe4ea 472e4a4d-bb4a-4026-98d1-0b0d74cb74a5
SecurityEvents.Read.All 64733abd-851e-478a-bffb-e47a14b18235 bf394140-e372-4bf9-a898-299cfc7564e5
ServiceHealth.Read.All 55896846-df78-47a7-aa94-8d3d4442ca7f 79c261e0-fe76-4144-aad5-bdc68fbe4037
ServiceMessage.Read.All eda39fa6-f8cf-4c3c-a909-432c683e4c9b 1b620472-6534-4fe6-9df2-4680e8aa28ec
Sites.Manage.All 65e50fdc-43b7-4915-933e-e8138f11f40a 0c0bf378-bf22-4481-8f81-9e89a9b4960a
Sites.Read.All 205e70e5-aba6-4c52-a976-6d2d46c48043 332a536c-c7ef-4017-ab91-336970924f0d
Sites.ReadWrite.All 89fe6a52-be36-487e-b7d8-d061c450a026 9492366f-7969-46a4-8d15-ed1a20078fff
Tasks.Read f45671fb-e0fe-4b4b-be20-3d3ce43f1bcb -
Tasks.Read.All - f10e1f91-74ed-437f-a6fd-d6ae88e26c1f
Tasks.ReadWrite 2219042f-cab5-40cc-b0d2-16b1540b4c5f -
Tasks.ReadWrite.All - 44e666d1-d276-445b-a5fc-8815eeb81d55
Team.ReadBasic.All 485be79e-c497-4b35-9400-0e3fa7f2a5d4 2280dda6-0bfd-44ee-a2f4-cb867cfc4c1e
TeamMember.Read.All 2497278c-d82d-46a2-b1ce-39d4cdde5570 660b7406-55f1-41ca-a0ed-0b035e182f3e
TeamSettings.Read.All 48638b3c-ad68-4383-8ac4-e6880ee6ca57 242607bd-1d2c-432c-82eb-bdb27baa23ab
TeamsAppInstallation.ReadForTeam 5248dcb1-f83b-4ec3-9f4d-a4428a961a72 -
TeamsAppInstallation.ReadForTeam.All - 1f615aea-6bf9-4b05-84bd-46388e138537
TeamsAppInstallation.ReadForUser c395395c-ff9a-4dba-bc1f-8372ba9dca84 -
TeamsAppInstallation.ReadForUser.All - 9ce09611-f4f7-4abd-a629-a05450422a97
User.Read e1fe6dd8-ba31-4d61-89e7-88639da4683d -
User.Read.All a154be20-db9c-4678-8ab7-66f6cc099a59 df021288-bdef-4463-88db-98f22de89214
User.ReadBasic.All b340eb25-3456-403f-be2f-af7a0d370277 97235f07-e226-4f63-ace3-39588e11d3a1
User.ReadWrite b4e74841-8e56-480b-be8b-910348b18b4c -
User.ReadWrite.All 204e0828-b5ca-4ad8-b9f3-f32a958e7cc4 741f803b-c850-494e-b5df-cde7c675a1ca
offline_access 7427e0e9-2fba-42fe-b0c0-848c9e6a8182 -
openid 37f7f235-527c-4136-accd-4a02d197296e -
profile 14dad69e-099b-42c9-810b-d002981feec1 -
`;

const idOf = (text: string | undefined): string | undefined => (text === '-' ? undefined : text);

export const permissionIds: ReadonlyMap<string, PermissionIds> = new Map(
  rows
    .trim()
    .split(/\n/)
    .map((line) => {
      const [name = '', delegated, application] = line.split(' ');
      return [name, { delegated: idOf(delegated), application: idOf(application) }];
    }),
);
