import { createServer, type Server } from "node:http";
import { buffer } from "node:stream/consumers";
import { verifyWebhook, type WebhookEvent } from "@skillcert/client";

/** The receiver of webhooks that the documentation shows. It keeps the events by their ids. */
export function receiver(secret: string, events: Map<string, WebhookEvent>): Server {
  // region webhook
  return createServer(async (request, response) => {
    const body = await buffer(request);
    try {
      const event = verifyWebhook(secret, (name) => request.headers[name]?.toString(), body);
      events.set(event.id, event); // it may come again; handle it afterwards
      response.writeHead(204).end();
    } catch {
      response.writeHead(401).end();
    }
  });
  // endregion
}
