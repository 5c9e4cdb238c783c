import type { Params } from '../routes';

export const AccountPage = ({ params }: { readonly params: Params }) => <p>{params['id']}</p>;
