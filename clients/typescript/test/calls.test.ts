import assert from "node:assert/strict";
import { test } from "node:test";
import { items, ProblemError, skillcert, unwrap } from "../src/index.js";
import { empty, hangUp, json, serve } from "./server.js";

const CLAIM = {
  certificateNumber: "S000044030001255000001",
  identityType: "RESIDENT_ID",
  identityNumber: "990000199503140014",
  name: "林晓",
  bankCode: "308584000013",
  bankAccount: "6200000000000001",
  formSigned: true,
} as const;
const ID = "0198a1f0-11aa-7b22-8c33-d4e5f6a7b8c9";
const NO_WAIT = { "Retry-After": "0" };

test("a claim that is answered 503 is sent again with the same made key", async (t) => {
  const { address, received } = await serve(t, empty(503, NO_WAIT), empty(429, NO_WAIT), json(201, { id: ID }, { ETag: '"1"' }));
  const { subsidy } = skillcert({ subsidy: address });
  const made = await unwrap(subsidy.POST("/v1/claims", { body: CLAIM }));
  assert.equal(made.body.id, ID);
  assert.equal(made.etag, '"1"');
  assert.equal(received.length, 3);
  const keys = new Set(received.map(({ headers }) => headers["idempotency-key"]));
  assert.equal(keys.size, 1);
  assert.match(String([...keys][0]), /^[0-9a-f-]{36}$/);
  assert.deepEqual(JSON.parse(String(received[2]?.body)), CLAIM);
});

test("a key that is given is sent", async (t) => {
  const { address, received } = await serve(t, json(201, { id: ID }, { "Idempotency-Replayed": "true" }));
  const { subsidy } = skillcert({ subsidy: address });
  const made = await unwrap(
    subsidy.POST("/v1/claims", { params: { header: { "Idempotency-Key": "claim-1" } }, body: CLAIM }),
  );
  assert.equal(received[0]?.headers["idempotency-key"], "claim-1");
  assert.equal(made.replayed, true);
});

test("a claim whose connection fails is sent again", async (t) => {
  const { address, received } = await serve(t, hangUp(), json(201, { id: ID }));
  await unwrap(skillcert({ subsidy: address }).subsidy.POST("/v1/claims", { body: CLAIM }));
  assert.equal(received.length, 2);
});

test("a claim whose first attempt still runs is sent again", async (t) => {
  const inFlight = json(409, { type: "urn:skillcert:problem:request-in-flight" });
  const { address, received } = await serve(t, inFlight, json(201, { id: ID }));
  await unwrap(skillcert({ subsidy: address }).subsidy.POST("/v1/claims", { body: CLAIM }));
  assert.equal(received.length, 2);
});

test("a claim that can't be made is sent once", async (t) => {
  const { address, received } = await serve(t, json(409, { type: "urn:skillcert:problem:illegal-transition" }));
  const claim = skillcert({ subsidy: address }).subsidy.POST("/v1/claims", { body: CLAIM });
  await assert.rejects(unwrap(claim), { status: 409, type: "urn:skillcert:problem:illegal-transition" });
  assert.equal(received.length, 1);
});

test("a decision, which takes no key, is sent once", async (t) => {
  const { address, received } = await serve(t, empty(503, NO_WAIT));
  const decision = skillcert({ subsidy: address }).subsidy.POST("/v1/claims/{id}/decision", {
    params: { path: { id: ID }, header: { "If-Match": '"1"' } },
    body: { reason: "in order" },
  });
  await assert.rejects(unwrap(decision), { status: 503 });
  assert.equal(received.length, 1);
  assert.equal(received[0]?.headers["idempotency-key"], undefined);
});

test("after the last attempt the answer is the problem", async (t) => {
  const { address, received } = await serve(t, empty(503, NO_WAIT));
  await assert.rejects(
    unwrap(skillcert({ subsidy: address, attempts: 3 }).subsidy.GET("/v1/claims/{id}", { params: { path: { id: ID } } })),
    { status: 503 },
  );
  assert.equal(received.length, 3);
});

test("a wait that is too long is not waited for", async (t) => {
  const { address, received } = await serve(t, empty(429, { "Retry-After": "31" }));
  await assert.rejects(
    unwrap(skillcert({ subsidy: address }).subsidy.GET("/v1/claims/{id}", { params: { path: { id: ID } } })),
    { status: 429 },
  );
  assert.equal(received.length, 1);
});

test("Retry-After is waited for", async (t) => {
  const { address } = await serve(t, empty(503, { "Retry-After": "1" }), json(200, { id: ID }));
  const begin = performance.now();
  await unwrap(skillcert({ subsidy: address }).subsidy.GET("/v1/claims/{id}", { params: { path: { id: ID } } }));
  assert.ok(performance.now() - begin >= 1000);
});

test("an answer that takes too long is not waited for", async (t) => {
  const { address } = await serve(t, () => undefined);
  await assert.rejects(
    unwrap(
      skillcert({ subsidy: address, timeout: 50, attempts: 1 }).subsidy.GET("/v1/claims/{id}", { params: { path: { id: ID } } }),
    ),
    { name: "TimeoutError" },
  );
});

test("a problem has its type, its fields and the id of the request", async (t) => {
  const { address } = await serve(
    t,
    json(
      400,
      {
        type: "urn:skillcert:problem:invalid-request",
        title: "Bad Request",
        status: 400,
        detail: "The request has invalid fields.",
        violations: [{ field: "level", message: "from 5 to 1" }],
      },
      { "X-Request-Id": "0af7651916cd43dd8448eb211c80319c" },
    ),
  );
  await assert.rejects(unwrap(skillcert({ subsidy: address }).subsidy.POST("/v1/claims", { body: CLAIM })), (problem) => {
    assert.ok(problem instanceof ProblemError);
    assert.equal(problem.type, "urn:skillcert:problem:invalid-request");
    assert.equal(problem.title, "Bad Request");
    assert.deepEqual(problem.violations, [{ field: "level", message: "from 5 to 1" }]);
    assert.equal(problem.requestId, "0af7651916cd43dd8448eb211c80319c");
    assert.equal(
      problem.message,
      "400 urn:skillcert:problem:invalid-request The request has invalid fields. [level: from 5 to 1]" +
        " (request 0af7651916cd43dd8448eb211c80319c)",
    );
    return true;
  });
});

test("the page of a proxy is a problem by its status", async (t) => {
  const { address } = await serve(t, (response) => response.writeHead(502).end("<html>Bad gateway</html>"));
  await assert.rejects(
    unwrap(skillcert({ subsidy: address }).subsidy.GET("/v1/claims/{id}", { params: { path: { id: ID } } })),
    { name: "ProblemError", status: 502, type: "about:blank", requestId: null, message: "502 about:blank " },
  );
});

test("the entries of all pages are read, each page when it is needed", async (t) => {
  const { address, received } = await serve(
    t,
    json(200, { items: [{ id: "1" }, { id: "2" }], next: "2" }),
    json(200, { items: [], next: "3" }),
    json(200, { items: [{ id: "3" }] }),
  );
  const { subsidy } = skillcert({ subsidy: address });
  const seen: (string | undefined)[] = [];
  for await (const claim of items((after) =>
    unwrap(subsidy.GET("/v1/claims", { params: { query: { status: "GRANTED", limit: 2, ...after } } })),
  )) {
    seen.push(claim.id);
    if (seen.length === 2) {
      assert.equal(received.length, 1);
    }
  }
  assert.deepEqual(seen, ["1", "2", "3"]);
  assert.deepEqual(
    received.map(({ url }) => url),
    ["/v1/claims?status=GRANTED&limit=2", "/v1/claims?status=GRANTED&limit=2&after=2", "/v1/claims?status=GRANTED&limit=2&after=3"],
  );
});

test("a file is sent as it is, and read as it is", async (t) => {
  const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
  const { address, received } = await serve(t, json(201, { id: ID }), (response) => response.writeHead(200).end(bytes));
  const { subsidy } = skillcert({ subsidy: address });
  await unwrap(
    subsidy.POST("/v1/claims/{id}/evidence", {
      params: { path: { id: ID }, query: { code: "BANK_ACCOUNT" } },
      headers: { "Content-Type": "image/png" },
      body: new Blob([bytes]),
    }),
  );
  assert.equal(received[0]?.headers["content-type"], "image/png");
  assert.deepEqual(received[0]?.body, Buffer.from(bytes));
  const { body } = await unwrap(subsidy.GET("/v1/evidence/{id}", { params: { path: { id: ID } }, parseAs: "arrayBuffer" }));
  assert.deepEqual(Buffer.from(body), Buffer.from(bytes));
});

test("the types of a feed are separated by commas, and the language is the caller's", async (t) => {
  const { address, received } = await serve(t, json(200, { items: [], next: "0-1" }));
  await unwrap(skillcert({ exam: address, language: "zh" }).exam.GET("/v1/events", { params: { query: { types: ["a", "b"] } } }));
  assert.equal(received[0]?.url, "/v1/events?types=a,b");
  assert.equal(received[0]?.headers["accept-language"], "zh");
});

test("a service without an address names what is missing", async () => {
  await assert.rejects(skillcert({}).exam.GET("/v1/events"), /address of this service was not given/);
});
