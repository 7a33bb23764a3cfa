/** The client of the three services of Skillcert. */
export { type Answer, unwrap } from "./answer.js";
export { items, type Page } from "./pages.js";
export { ProblemError, type Violation } from "./problem.js";
export { type Service, type Skillcert, skillcert, type SkillcertOptions } from "./skillcert.js";
export { type ClientCredentials, TokenError, type TokenSource } from "./tokens.js";
export { verifyWebhook, type WebhookEvent } from "./webhooks.js";
export type { components as ExamComponents, paths as ExamPaths } from "./generated/exam.js";
export type { components as RegistrationComponents, paths as RegistrationPaths } from "./generated/registration.js";
export type { components as SubsidyComponents, paths as SubsidyPaths } from "./generated/subsidy.js";
