import { Webhook } from "standardwebhooks";

/** An event of a webhook. It has no personal data: who needs more reads the case. */
export interface WebhookEvent {
  /** The same in each attempt, and in the feed; keep the ids that you have handled. */
  id: string;
  /** Such as `io.skillcert.exam.certificate-issued.v1`; new types may come. */
  type: string;
  /** In the log of the service. */
  position: number;
  /** Such as `claim`. */
  subjectType: string;
  /** The identifier of the case. */
  subject: string;
  /** The status of the case after the event. */
  status: string;
  /** Rises with the events of a subject. */
  version: number;
  /** When it happened, by RFC 3339. */
  time: string;
  /** The path in the same service where the case is read; absent if there is none. */
  link?: string;
}

/**
 * Verifies the signature of a message by the Standard Webhooks specification, and that it was sent within the last five minutes.
 *
 * @param secret of the webhook, `whsec_…`
 * @param header returns a header of the request by its name
 * @param body of the request, byte for byte
 * @returns the event
 * @throws Error if it was not signed with the secret, or is too old; answer 401
 */
export function verifyWebhook(
  secret: string,
  header: (name: string) => string | null | undefined,
  body: Uint8Array,
): WebhookEvent {
  return new Webhook(secret).verify(Buffer.from(body).toString("utf8"), {
    "webhook-id": header("webhook-id") ?? "",
    "webhook-timestamp": header("webhook-timestamp") ?? "",
    "webhook-signature": header("webhook-signature") ?? "",
  }) as WebhookEvent;
}
