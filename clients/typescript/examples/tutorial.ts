// The calls of docs/tutorial/README.md: from a registration to a paid claim, which it prints as JSON.
// Start ./run, then: npm run build && npm run tutorial
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { items, ProblemError, type RegistrationComponents, type Skillcert, unwrap } from "@skillcert/client";
import { accountOf, as, root } from "./accounts.js";
import { allSettled } from "./bank.js";
import { at, dayAfter, inventedPerson, type Person, until } from "./sandbox.js";

type Schemas = RegistrationComponents["schemas"];

/** Moves the business clocks of the sandbox. */
async function moveClocks(day: string, hour: number): Promise<void> {
  const { registration, exam, subsidy } = as("operator");
  const body = { now: at(day, hour) };
  await unwrap(registration.PUT("/v1/sandbox/clock", { body }));
  await unwrap(exam.PUT("/v1/sandbox/clock", { body }));
  await unwrap(subsidy.PUT("/v1/sandbox/clock", { body }));
}

async function today(): Promise<string> {
  const { body } = await unwrap(as("operator").registration.GET("/v1/sandbox/clock"));
  return String(body.now).slice(0, 10);
}

async function announceBatch(day: string): Promise<string> {
  const { body } = await unwrap(
    as("registrar").registration.POST("/v1/exam-batches", {
      body: {
        name: `tutorial in TypeScript ${day}`,
        occupationCode: "4-04-05-05",
        levels: [5],
        registrationFrom: day,
        registrationTo: dayAfter(day, 7),
        reviewTo: dayAfter(day, 10),
        examFrom: dayAfter(day, 23),
        examTo: dayAfter(day, 24),
      },
    }),
  );
  return String(body.id);
}

/** Accredits the two examiners of skills unless an earlier run has. */
async function accreditExaminers(): Promise<void> {
  const officer = as("exam-officer");
  // region pages
  const known = new Set<string | undefined>();
  for await (const examiner of items((after) =>
    unwrap(officer.exam.GET("/v1/examiners", { params: { query: { limit: 200, ...after } } })),
  )) {
    known.add(examiner.account);
  }
  // endregion
  for (const examiner of ["examiner", "examiner.2"]) {
    const account = await accountOf(examiner);
    if (!known.has(account)) {
      await unwrap(officer.exam.POST("/v1/examiners", { body: { account, institutionIds: [] } }));
    }
  }
}

async function registerUnlessRegistered(partner: Skillcert, request: Schemas["RegistrationRequest"]) {
  // region problem
  try {
    return (await unwrap(partner.registration.POST("/v1/registrations", { body: request }))).body;
  } catch (problem) {
    if (problem instanceof ProblemError && problem.type === "urn:skillcert:problem:duplicate-registration") {
      return undefined;
    }
    throw problem; // its message names the fields and the id of the request
  }
  // endregion
}

/** Registers a person, and returns the registration when it is approved and paid. */
async function register(batchId: string, person: Person, day: string): Promise<string> {
  const partner = as("partner");
  // region register
  const commitment = await unwrap(partner.registration.GET("/v1/commitment"));
  const request: Schemas["RegistrationRequest"] = {
    batchId,
    commitment: String(commitment.body.version),
    application: {
      level: 5,
      holder: { name: person.name, identityType: "RESIDENT_ID", identityNumber: person.number },
      facts: {
        birthDate: person.birthDate,
        trainings: [{ level: 5, standardHours: 60, completedOn: dayAfter(day, -10), qualifiedInstitution: true }],
      },
    },
  };
  const registered = await unwrap(partner.registration.POST("/v1/registrations", { body: request }));
  // endregion
  assert.equal(await registerUnlessRegistered(partner, request), undefined);
  assert.equal(registered.body.eligibility?.eligible, true);
  const id = String(registered.body.id);

  const registrar = as("registrar");
  // region approve
  const approved = await unwrap(
    registrar.registration.POST("/v1/registrations/{id}/approval", {
      params: { path: { id }, header: { "If-Match": String(registered.etag) } },
    }),
  );
  // endregion
  assert.equal(approved.body.status, "APPROVED");

  // region pay
  const confirmed = await unwrap(
    partner.registration.POST("/v1/registrations/{id}/sponsor-payment", {
      params: { path: { id }, header: { "Idempotency-Key": `invoice-17-fee-${approved.body.number}` } },
      body: { reference: "invoice 17" },
    }),
  );
  // endregion
  assert.equal(confirmed.body.status, "CONFIRMED");
  return id;
}

async function readRegistration(id: string) {
  return (await unwrap(as("partner").registration.GET("/v1/registrations/{id}", { params: { path: { id } } }))).body;
}

async function assignSeats(batchId: string, day: string): Promise<void> {
  const { exam } = as("exam-officer");
  const params = { path: { batchId } };
  await until(
    "exam-service has received the registration",
    async () => (await unwrap(exam.GET("/v1/exam-batches/{batchId}/entries", { params }))).body.items ?? [],
    (entries) => entries.length === 1,
  );
  const session = { site: "Shenzhen site 1", room: batchId.slice(-6), seats: 1 };
  const { body } = await unwrap(
    exam.POST("/v1/exam-batches/{batchId}/seat-assignments", {
      params,
      body: {
        sessions: [
          { ...session, subject: "THEORETICAL_KNOWLEDGE", startsAt: at(dayAfter(day, 23), 9) },
          { ...session, subject: "OPERATIONAL_SKILLS", startsAt: at(dayAfter(day, 24), 9) },
        ],
      },
    }),
  );
  assert.equal(body.seated, 1);
}

async function enterScores(batchId: string, registrationId: string): Promise<void> {
  const params = { path: { batchId } };
  await unwrap(
    as("exam-officer").exam.POST("/v1/exam-batches/{batchId}/attendance-confirmations", {
      params,
      body: {
        reason: "attendance list of the site",
        sittings: [
          { registrationId, subject: "THEORETICAL_KNOWLEDGE" },
          { registrationId, subject: "OPERATIONAL_SKILLS" },
        ],
      },
    }),
  );
  const skills = { registrationId, subject: "OPERATIONAL_SKILLS", score: "81.00" } as const;
  const theory = { registrationId, subject: "THEORETICAL_KNOWLEDGE", score: "78.50" } as const;
  await unwrap(as("examiner.2").exam.POST("/v1/exam-batches/{batchId}/scores", { params, body: { scores: [skills] } }));
  await unwrap(as("examiner").exam.POST("/v1/exam-batches/{batchId}/scores", { params, body: { scores: [theory, skills] } }));
}

/** Publishes the results and returns the first day on which certificates may be issued. */
async function publish(batchId: string): Promise<string> {
  const { exam } = as("exam-officer");
  const params = { path: { batchId } };
  await unwrap(exam.POST("/v1/exam-batches/{batchId}/publication", { params }));
  const publication = await until(
    "the publication is complete",
    async () => (await unwrap(exam.GET("/v1/exam-batches/{batchId}/publication", { params }))).body,
    ({ complete }) => complete === true,
  );
  return String(publication.certificateNotBefore);
}

/** A registry has told the subsidy office that the person has social insurance. */
async function recordInsurance(person: Person): Promise<void> {
  const holder = { identityType: "RESIDENT_ID", identityNumber: person.number, bases: { SOCIAL_INSURANCE: true } } as const;
  await unwrap(as("subsidy-officer.2").subsidy.POST("/v1/register-facts", { body: { holders: [holder] } }));
}

/** Claims the subsidy as soon as it is assessed, and uploads a picture of the bank card. */
async function claim(certificateNumber: string, person: Person, day: string) {
  const partner = as("partner");
  const holder = { certificateNumber, identityType: "RESIDENT_ID", identityNumber: person.number } as const;
  await until(
    "subsidy-service has assessed the certificate",
    async () => (await unwrap(partner.subsidy.POST("/v1/entitlement-lookups", { body: holder }))).body,
    ({ outcome }) => outcome === "GRANTED",
  );
  await moveClocks(day, 9);
  const body = {
    ...holder,
    name: person.name,
    bankCode: "308584000013",
    bankAccount: `6200000000${String(Math.floor(Math.random() * 1e8)).padStart(8, "0")}`,
    formSigned: true,
  };
  const made = await unwrap(partner.subsidy.POST("/v1/claims", { body }));

  const id = String(made.body.id);
  const bankCard = new Blob([await readFile(new URL("docs/tutorial/bank-card.png", root))]);
  // region upload
  await unwrap(
    partner.subsidy.POST("/v1/claims/{id}/evidence", {
      params: { path: { id }, query: { code: "BANK_ACCOUNT" } },
      headers: { "Content-Type": "image/png" },
      body: bankCard,
    }),
  );
  // endregion
  return { id, decisionExpectedOn: String(made.body.decisionExpectedOn) };
}

async function decideAndApprove(id: string, year: number): Promise<void> {
  const officer = as("subsidy-officer").subsidy;
  const read = await unwrap(officer.GET("/v1/claims/{id}", { params: { path: { id } } }));
  const decided = await unwrap(
    officer.POST("/v1/claims/{id}/decision", {
      params: { path: { id }, header: { "If-Match": String(read.etag) } },
      body: { reason: "The documents are in order." },
    }),
  );
  assert.equal(decided.body.status, "GRANTED");
  await appropriate(year);
  const approved = await unwrap(
    as("subsidy-approver").subsidy.POST("/v1/claims/{id}/approval", {
      params: { path: { id }, header: { "If-Match": String(decided.etag) } },
      body: { reason: "The decision follows the rules." },
    }),
  );
  assert.equal(approved.body.status, "APPROVED");
}

/** Raises the fund of a year, so that there is money for the subsidy. */
async function appropriate(year: number): Promise<void> {
  const { subsidy } = as("treasurer");
  const funds = (await unwrap(subsidy.GET("/v1/funds"))).body.items ?? [];
  const present = funds.find((fund) => fund.year === year && fund.line === "SKILLS_UPGRADING" && Number(fund.version) > 0);
  if (!present) {
    await unwrap(subsidy.POST("/v1/funds", { body: { year, line: "SKILLS_UPGRADING", appropriated: "5000.00" } }));
    return;
  }
  const path = { id: String(present.id) };
  const fund = await unwrap(subsidy.GET("/v1/funds/{id}", { params: { path } }));
  const [yuan, cents] = String(fund.body.appropriated).split(".");
  await unwrap(
    subsidy.PUT("/v1/funds/{id}", {
      params: { path, header: { "If-Match": String(fund.etag) } },
      body: { appropriated: `${Number(yuan) + 5000}.${cents}` },
    }),
  );
}

/** Sends the approved claims to the bank, which pays them all. */
async function pay(): Promise<void> {
  const { subsidy } = as("treasurer");
  const batch = await unwrap(subsidy.POST("/v1/payment-batches"));
  const params = { path: { id: String(batch.body.id) } };
  const file = await unwrap(subsidy.GET("/v1/payment-batches/{id}/file", { params, parseAs: "text" }));
  await unwrap(
    subsidy.POST("/v1/payment-batches/{id}/bank-reports", {
      params,
      headers: { "Content-Type": "application/xml" },
      body: new Blob([allSettled(file.body)]),
    }),
  );
}

const day = await today();
await moveClocks(day, 9);
const batch = await announceBatch(day);
await accreditExaminers();
const person = inventedPerson();
const registration = await register(batch, person, day);
await assignSeats(batch, day);
await until("the institution sees the seats", () => readRegistration(registration), ({ exam }) => exam?.seats !== undefined);

await moveClocks(dayAfter(day, 24), 18);
await enterScores(batch, registration);
await moveClocks(dayAfter(day, 27), 10);
const certificatesFrom = await publish(batch);
await until("the institution sees the result", () => readRegistration(registration), ({ exam }) => exam?.outcome === "PASSED");

await recordInsurance(person);
await moveClocks(certificatesFrom, 10);
await unwrap(as("exam-officer").exam.POST("/v1/exam-batches/{batchId}/certificates", { params: { path: { batchId: batch } } }));
const { exam } = await until(
  "the institution sees the certificate",
  () => readRegistration(registration),
  (view) => view.exam?.certificateNumber !== undefined,
);

const made = await claim(String(exam?.certificateNumber), person, dayAfter(certificatesFrom, 1));
await moveClocks(made.decisionExpectedOn, 9);
await decideAndApprove(made.id, Number(made.decisionExpectedOn.slice(0, 4)));
await pay();
const paid = await unwrap(as("partner").subsidy.GET("/v1/claims/{id}", { params: { path: { id: made.id } } }));
console.log(JSON.stringify(paid.body));
