import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { receiver } from "../examples/receiver.js";
import { verifyWebhook, type WebhookEvent } from "../src/index.js";

const KEY = Buffer.from("0123456789abcdef01234567");
const SECRET = `whsec_${KEY.toString("base64")}`;
const EVENT = {
  id: "0198a1f2-7c3d-7a11-9d0e-3f5b6c7d8e9f",
  type: "io.skillcert.subsidy.subsidy-paid.v1",
  position: 4711,
  subjectType: "claim",
  subject: "0198a1f0-11aa-7b22-8c33-d4e5f6a7b8c9",
  status: "PAID",
  version: 3,
  time: "2026-03-02T01:15:00Z",
  link: "/v1/claims/0198a1f0-11aa-7b22-8c33-d4e5f6a7b8c9",
};
const BODY = Buffer.from(JSON.stringify(EVENT));

function headers(sent: number, ...keys: Buffer[]): (name: string) => string | undefined {
  const signatures = keys.map((key) => `v1,${createHmac("sha256", key).update(`msg_1.${sent}.`).update(BODY).digest("base64")}`);
  const values: Record<string, string> = {
    "webhook-id": "msg_1",
    "webhook-timestamp": String(sent),
    "webhook-signature": signatures.join(" "),
  };
  return (name) => values[name];
}

const now = () => Math.floor(Date.now() / 1000);

test("a message that was signed with the secret is an event", () => {
  assert.deepEqual(verifyWebhook(SECRET, headers(now(), KEY), BODY), EVENT);
});

test("so is one that was signed with the old and the new secret", () => {
  assert.deepEqual(verifyWebhook(SECRET, headers(now(), Buffer.from("another key of 24 bytes."), KEY), BODY), EVENT);
});

test("another secret, another body, an old message and one without headers are refused", () => {
  assert.throws(() => verifyWebhook(SECRET, headers(now(), Buffer.from("another key of 24 bytes.")), BODY));
  assert.throws(() => verifyWebhook(SECRET, headers(now(), KEY), Buffer.from(BODY.toString().replace("4711", "4712"))));
  assert.throws(() => verifyWebhook(SECRET, headers(now() - 301, KEY), BODY));
  assert.throws(() => verifyWebhook(SECRET, () => null, BODY));
});

test("the shown receiver keeps an event once and refuses a forged one", async (t) => {
  const events = new Map<string, WebhookEvent>();
  const server = receiver(SECRET, events).listen(0, "127.0.0.1");
  t.after(() => server.close());
  await once(server, "listening");
  const send = async (header: (name: string) => string | undefined) => {
    const names = ["webhook-id", "webhook-timestamp", "webhook-signature"];
    const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, {
      method: "POST",
      headers: Object.fromEntries(names.map((name) => [name, header(name) ?? ""])),
      body: BODY,
    });
    return response.status;
  };
  assert.equal(await send(headers(now(), KEY)), 204);
  assert.equal(await send(headers(now(), KEY)), 204);
  assert.equal(await send(headers(now(), Buffer.from("another key of 24 bytes."))), 401);
  assert.deepEqual([...events.values()], [EVENT]);
});
