import { randomUUID } from "node:crypto";
import createClient, { type Client, type Middleware } from "openapi-fetch";
import { keyed as examKeyed, type paths as ExamPaths } from "./generated/exam.js";
import { keyed as registrationKeyed, type paths as RegistrationPaths } from "./generated/registration.js";
import { keyed as subsidyKeyed, type paths as SubsidyPaths } from "./generated/subsidy.js";
import { repeated, type Patience } from "./retries.js";
import { clientCredentials, type ClientCredentials, type TokenSource } from "./tokens.js";

/** The calls of one service: `GET`, `PUT`, `POST` and `DELETE` of its paths. */
export type Service<Paths extends object> = Client<Paths>;

/** The three services, called as one account. */
export interface Skillcert {
  registration: Service<RegistrationPaths>;
  exam: Service<ExamPaths>;
  subsidy: Service<SubsidyPaths>;
}

/** Names the services, the account and how patient the client is. */
export interface SkillcertOptions extends Partial<Patience> {
  /** The addresses of the services, such as `https://registration.example.org`. */
  registration?: string;
  exam?: string;
  subsidy?: string;
  /** How to get tokens. Without any only the operations that are open to everybody can be called. */
  tokens?: ClientCredentials | TokenSource;
  /** The language of problems and findings, `en` by default. */
  language?: "en" | "zh";
}

const PATIENCE: Patience = { timeout: 60_000, attempts: 5, longestWait: 30_000 };
const IDEMPOTENT = new Set(["GET", "PUT", "DELETE"]);
const IDEMPOTENCY_KEY = "Idempotency-Key";

/** Makes a client. It connects when it is first used, and one for each account is enough. */
export function skillcert(options: SkillcertOptions): Skillcert {
  const patience = { ...PATIENCE, ...options };
  const tokens =
    options.tokens && "tokenEndpoint" in options.tokens ? clientCredentials(options.tokens, patience) : options.tokens;

  function service<Paths extends object>(address: string | undefined, keyed: ReadonlySet<string>): Service<Paths> {
    const client = createClient<Paths>({
      baseUrl: address ?? "https://unknown.invalid",
      headers: { "Accept-Language": options.language ?? "en" },
      redirect: "error",
      querySerializer: { array: { style: "form", explode: false } },
      bodySerializer: (body: unknown) => (body instanceof Blob ? body : JSON.stringify(body)),
      fetch: (request) =>
        repeated(request, IDEMPOTENT.has(request.method) || request.headers.has(IDEMPOTENCY_KEY), patience),
    });
    client.use(addressed(address), authorization(tokens), idempotency(keyed));
    return client;
  }

  return {
    registration: service(options.registration, registrationKeyed),
    exam: service(options.exam, examKeyed),
    subsidy: service(options.subsidy, subsidyKeyed),
  };
}

function addressed(address: string | undefined): Middleware {
  return {
    onRequest() {
      if (address === undefined) {
        throw new Error("The address of this service was not given to skillcert()");
      }
      return undefined;
    },
  };
}

/** Sends the token, and gets another one for the next call when a service has refused it. */
function authorization(tokens: TokenSource | undefined): Middleware {
  return {
    async onRequest({ request }) {
      if (tokens) {
        request.headers.set("Authorization", `Bearer ${await tokens.token()}`);
      }
      return request;
    },
    onResponse({ request, response }) {
      if (response.status === 401) {
        tokens?.discard?.((request.headers.get("Authorization") ?? "").replace("Bearer ", ""));
      }
      return undefined;
    },
  };
}

/** Makes the key of an operation that takes one, where the caller has given none. It stays the same in each attempt. */
function idempotency(keyed: ReadonlySet<string>): Middleware {
  return {
    onRequest({ request, schemaPath }) {
      if (keyed.has(`${request.method} ${schemaPath}`) && !request.headers.has(IDEMPOTENCY_KEY)) {
        request.headers.set(IDEMPOTENCY_KEY, randomUUID());
      }
      return request;
    },
  };
}
