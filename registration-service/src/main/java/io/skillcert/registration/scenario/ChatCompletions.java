package io.skillcert.registration.scenario;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.skillcert.http.json.Json;
import io.skillcert.http.json.XmlCharacters;
import io.skillcert.messaging.LimitedBody;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A language model behind the protocol of OpenAI's chat completions, which DeepSeek, Qwen, vLLM and Ollama serve too. It is sent the
 * instructions of the scenario and the dialogue, and nothing about the account or the person. A call is made once, follows no
 * redirect, and ends when its time is over.
 */
@ApplicationScoped
class ChatCompletions implements LanguageModel {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final int LARGEST_BODY = 256 * 1024;
    private static final int MOST_TOKENS = 1_000;

    private final Config config;
    private final Json json;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build(); // follows no redirects

    ChatCompletions(Config config, Json json) {
        this.config = config;
        this.json = json;
    }

    @ConfigMapping(prefix = "skillcert.llm")
    interface Config {

        /** The base address, below which {@code chat/completions} is. Without it no model is connected. */
        Optional<URI> url();

        /** Sent as a bearer token. */
        Optional<String> apiKey();

        /** The name of the model. */
        @WithDefault("deepseek-chat")
        String model();

        /** How long a call may take with its answer. */
        @WithDefault("PT45S")
        Duration timeout();
    }

    /** The body of a call. */
    private record Call(
            String model, List<Message> messages, @JsonProperty("max_tokens") int maxTokens, boolean stream) {}

    private record Message(String role, String content) {}

    @Override
    public boolean isConnected() {
        return config.url().isPresent();
    }

    @Override
    public long timeoutMillis() {
        return config.timeout().toMillis();
    }

    @Override
    public String answer(String instructions, List<Exchange> dialogue) throws SilentModelException {
        var body = json.write(new Call(config.model(), messages(instructions, dialogue), MOST_TOKENS, false));
        var request = HttpRequest.newBuilder(address())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        config.apiKey().ifPresent(key -> request.header("Authorization", "Bearer " + key));
        return contentOf(call(request.build()));
    }

    private URI address() throws SilentModelException {
        var base = config.url().orElseThrow(() -> new SilentModelException("no model is connected", null));
        return URI.create(base.toString().replaceAll("/+$", "") + "/chat/completions");
    }

    private static List<Message> messages(String instructions, List<Exchange> dialogue) {
        var messages = new ArrayList<Message>();
        messages.add(new Message("system", instructions));
        for (var exchange : dialogue) {
            messages.add(new Message("user", exchange.message()));
            if (exchange.answer() != null) {
                messages.add(new Message("assistant", exchange.answer()));
            }
        }
        return messages;
    }

    private byte[] call(HttpRequest request) throws SilentModelException {
        var answer = http.sendAsync(request, info -> new LimitedBody(LARGEST_BODY));
        try {
            return bodyOf(answer.get(timeoutMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            throw new SilentModelException("the model was not reached or its answer broke off", e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(true); // closes the connection
            throw new SilentModelException("the model does not answer within " + config.timeout(), e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new SilentModelException("the call was interrupted", e);
        }
    }

    private static byte[] bodyOf(HttpResponse<byte[]> answer) throws SilentModelException {
        if (answer.statusCode() != 200) {
            throw new SilentModelException("the model answers " + answer.statusCode(), null);
        }
        return answer.body();
    }

    private String contentOf(byte[] body) throws SilentModelException {
        JsonNode tree;
        try {
            tree = json.tree(new String(body, StandardCharsets.UTF_8));
        } catch (IllegalStateException e) {
            throw new SilentModelException("the model's answer is no JSON", e);
        }
        var content = XmlCharacters.replaceOthers(
                        tree.at("/choices/0/message/content").asText(""))
                .strip();
        if (content.isEmpty() || content.length() > LONGEST_ANSWER) {
            throw new SilentModelException("the model's answer has " + content.length() + " characters", null);
        }
        return content;
    }
}
