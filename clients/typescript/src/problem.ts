/** What is wrong with a field. */
export interface Violation {
  /** Its path in the body. */
  field: string;
  /** What is wrong and what is right. */
  message: string;
}

/** An answer that is not 2xx: a problem of RFC 9457, or the status alone where something else than a service has answered. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  /** The HTTP status. */
  readonly status: number;
  /** The kind of problem, by which a program decides, such as `urn:skillcert:problem:invalid-request`. */
  readonly type: string;
  /** The name of the status. */
  readonly title: string;
  /** A sentence for people, in the language of the client. */
  readonly detail: string;
  /** What is wrong with which field; empty if no single field is to blame. */
  readonly violations: readonly Violation[];
  /** The id by which an operator finds the call in the logs; null if there is none. */
  readonly requestId: string | null;

  constructor(response: Response, body: unknown) {
    const problem = typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
    const type = text(problem["type"], "about:blank");
    const detail = text(problem["detail"], "");
    const violations = Array.isArray(problem["violations"]) ? (problem["violations"] as Violation[]) : [];
    const requestId = response.headers.get("X-Request-Id");
    super(
      [response.status, type, detail, ...violations.map(({ field, message }) => `[${field}: ${message}]`)].join(" ") +
        (requestId === null ? "" : ` (request ${requestId})`),
    );
    this.status = response.status;
    this.type = type;
    this.title = text(problem["title"], "");
    this.detail = detail;
    this.violations = violations;
    this.requestId = requestId;
  }
}

function text(value: unknown, absent: string): string {
  return typeof value === "string" ? value : absent;
}
