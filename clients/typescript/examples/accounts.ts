import { readFile } from "node:fs/promises";
import { skillcert, type Skillcert } from "@skillcert/client";
import { clientSecret } from "./sandbox.js";

/** The folder of the project. */
export const root = new URL("../../../../", import.meta.url);
const tokenEndpoint =
  process.env["TOKEN_ENDPOINT"] ?? (await readFile(new URL(".skillcert/tokens/token-endpoint", root), "utf8")).trim();
const registrationUrl = process.env["REGISTRATION_URL"] ?? "http://localhost:8081";
const examUrl = process.env["EXAM_URL"] ?? "http://localhost:8082";
const subsidyUrl = process.env["SUBSIDY_URL"] ?? "http://localhost:8083";

const accounts = new Map<string, Skillcert>();

/** Returns the client of an account, which the issuer of the sandbox names by its role. */
export function as(account: string): Skillcert {
  const known = accounts.get(account) ?? connect(account, clientSecret(account));
  accounts.set(account, known);
  return known;
}

function connect(clientId: string, clientSecret: string): Skillcert {
  // region connect
  return skillcert({
    registration: registrationUrl,
    exam: examUrl,
    subsidy: subsidyUrl,
    tokens: { tokenEndpoint, clientId, clientSecret },
  });
  // endregion
}

/** Returns the account of a client, which is the subject of its token. */
export async function accountOf(clientId: string): Promise<string> {
  const body = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: clientId,
    client_secret: clientSecret(clientId),
  });
  const { access_token: token } = (await (await fetch(tokenEndpoint, { method: "POST", body })).json()) as { access_token: string };
  return (JSON.parse(Buffer.from(String(token.split(".")[1]), "base64url").toString()) as { sub: string }).sub;
}
