import assert from "node:assert/strict";
import { test } from "node:test";
import { clientSecret } from "../examples/sandbox.js";

test("the secret of a client is taken from its variable, and is any without one", () => {
  process.env["SKILLCERT_EXAM_OFFICER_2_CLIENT_SECRET"] = "secret of exam-officer.2";
  assert.equal(clientSecret("exam-officer.2"), "secret of exam-officer.2");
  assert.equal(clientSecret("partner"), "any");
});
