// Receives the payment of a claim by a webhook of subsidy-service, and prints the event as JSON as soon as it is verified.
// Start ./run, then: npm run build && npm run payments, and in another terminal npm run tutorial
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { unwrap, type WebhookEvent } from "@skillcert/client";
import { as } from "./accounts.js";
import { receiver } from "./receiver.js";

const port = Number(process.env["WEBHOOK_PORT"] ?? 8000);
const { subsidy } = as("partner");
const { body: webhook } = await unwrap(
  subsidy.POST("/v1/webhooks", {
    body: { url: `http://localhost:${port}`, types: ["io.skillcert.subsidy.subsidy-paid.v1"] },
  }),
);
const events = new Map<string, WebhookEvent>();
const server = receiver(String(webhook.secret), events).listen(port, "localhost");
try {
  await once(server, "listening");
  console.error(`listening on port ${port}`);
  while (events.size === 0) {
    await sleep(100);
  }
  console.log(JSON.stringify([...events.values()][0]));
} finally {
  server.close();
  await unwrap(subsidy.DELETE("/v1/webhooks/{id}", { params: { path: { id: String(webhook.id) } } }));
}
