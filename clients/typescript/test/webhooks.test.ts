import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { test } from "node:test";
import { verifyWebhook } from "../src/index.js";

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
