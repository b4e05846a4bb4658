// A real provider that speaks OpenID Connect (the npm package oidc-provider) on this machine, with pages of its own: somebody is
// known there by whatever name they type.
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

export const CLIENT = 'kalaka';
export const SECRET = 'a secret: of & signs';

/** Starts it for a city at this address; `told` says what it knows of somebody. */
export async function startProvider(base, told) {
  const server = createServer();
  await new Promise(ready => server.listen(0, '127.0.0.1', ready));
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{
      client_id: CLIENT, client_secret: SECRET, grant_types: ['authorization_code'], response_types: ['code'],
      redirect_uris: [`${base}/sign-in/provider/back`],
    }],
    pkce: { required: () => true },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['birthdate'], address: ['address'] },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...told(id) }) }),
    cookies: { keys: ['for tests'] },
    features: { devInteractions: { enabled: true } },
  });
  server.on('request', provider.callback());
  return { issuer, stop: () => { server.closeAllConnections(); server.close(); } };
}
