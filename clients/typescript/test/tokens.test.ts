import assert from "node:assert/strict";
import { test } from "node:test";
import { skillcert, unwrap } from "../src/index.js";
import { clientCredentials as credentials } from "../src/tokens.js";
import { empty, json, serve } from "./server.js";

const PATIENCE = { timeout: 5_000, attempts: 2, longestWait: 1_000 };

function token(value: string, seconds: number) {
  return json(200, { access_token: value, token_type: "Bearer", expires_in: seconds });
}

test("callers share one token until a minute before it expires", async (t) => {
  const { address, received } = await serve(t, token("first", 300), token("second", 300));
  let now = 0;
  const source = credentials({ tokenEndpoint: address, clientId: "partner+registrar", clientSecret: "a&b" }, PATIENCE, () => now);
  assert.deepEqual(await Promise.all([source.token(), source.token()]), ["first", "first"]);
  assert.equal(String(received[0]?.body), "grant_type=client_credentials&client_id=partner%2Bregistrar&client_secret=a%26b");
  now = 239_999;
  assert.equal(await source.token(), "first");
  now = 240_000;
  assert.deepEqual(await Promise.all([source.token(), source.token()]), ["second", "second"]);
  assert.equal(received.length, 2);
});

test("a short token is renewed at four fifths of its life", async (t) => {
  const { address } = await serve(t, token("first", 10), token("second", 10));
  let now = 0;
  const source = credentials({ tokenEndpoint: address, clientId: "partner", clientSecret: "any" }, PATIENCE, () => now);
  await source.token();
  now = 7_999;
  assert.equal(await source.token(), "first");
  now = 8_000;
  assert.equal(await source.token(), "second");
});

test("a refused client names the endpoint and the error, not the secret, and the next call asks again", async (t) => {
  const { address } = await serve(t, json(401, { error: "invalid_client" }), token("first", 300));
  const source = credentials({ tokenEndpoint: address, clientId: "partner", clientSecret: "s3cret" }, PATIENCE);
  await assert.rejects(source.token(), {
    name: "TokenError",
    status: 401,
    error: "invalid_client",
    message: `No token from ${address}: 401 invalid_client`,
  });
  assert.equal(await source.token(), "first");
});

test("a token that a service refuses is not sent again", async (t) => {
  const issuer = await serve(t, token("first", 300), token("second", 300));
  const service = await serve(t, empty(401), json(200, { items: [] }));
  const { subsidy } = skillcert({
    subsidy: service.address,
    tokens: { tokenEndpoint: issuer.address, clientId: "partner", clientSecret: "any" },
  });
  await assert.rejects(unwrap(subsidy.GET("/v1/claims")), { status: 401 });
  await unwrap(subsidy.GET("/v1/claims"));
  assert.deepEqual(
    service.received.map(({ headers }) => headers.authorization),
    ["Bearer first", "Bearer second"],
  );
});
