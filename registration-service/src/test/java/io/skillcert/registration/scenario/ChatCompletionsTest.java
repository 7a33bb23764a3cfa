package io.skillcert.registration.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.skillcert.http.json.Json;
import io.skillcert.registration.scenario.LanguageModel.Exchange;
import io.skillcert.registration.scenario.LanguageModel.SilentModelException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The client of a language model against a real HTTP server. */
class ChatCompletionsTest {

    private final ChatServer server = new ChatServer();
    private final ChatCompletions model = model(Optional.of(server.address()), Optional.of("secret"));

    @AfterEach
    void stop() {
        server.close();
    }

    private static ChatCompletions model(Optional<URI> url, Optional<String> key) {
        return new ChatCompletions(
                new ChatCompletions.Config() {
                    @Override
                    public Optional<URI> url() {
                        return url;
                    }

                    @Override
                    public Optional<String> apiKey() {
                        return key;
                    }

                    @Override
                    public String model() {
                        return "deepseek-chat";
                    }

                    @Override
                    public Duration timeout() {
                        return Duration.ofSeconds(1);
                    }
                },
                new Json(new ObjectMapper()));
    }

    private static List<Exchange> dialogue(String last) {
        return List.of(new Exchange("第一句", "答一"), new Exchange(last, null));
    }

    @Test
    void a_dialogue_is_sent_once_with_its_instructions_and_nothing_else() throws Exception {
        assertEquals("句二第", model.answer("规则", dialogue("第二句")));
        assertEquals("Bearer secret", server.authorization());
        var expected = new ObjectMapper()
                .readTree(
                        """
                        {"model": "deepseek-chat", "max_tokens": 1000, "stream": false, "messages": [
                          {"role": "system", "content": "规则"}, {"role": "user", "content": "第一句"},
                          {"role": "assistant", "content": "答一"}, {"role": "user", "content": "第二句"}]}""");
        assertEquals(List.of(expected), server.bodies());
    }

    @Test
    void without_a_key_none_is_sent_and_without_an_address_nothing_is_connected() throws Exception {
        var open = model(Optional.of(URI.create(server.address() + "/")), Optional.empty());
        assertEquals("ba", open.answer("", dialogue("ab")));
        assertEquals("", server.authorization());
        assertTrue(open.isConnected());
        var none = model(Optional.empty(), Optional.empty());
        assertFalse(none.isConnected());
        assertThrows(SilentModelException.class, () -> none.answer("", dialogue("ab")));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CONTROL")
    void a_wrong_answer_fails_after_one_call(ChatServer.Fault fault) {
        var failure = assertThrows(SilentModelException.class, () -> model.answer("", dialogue(fault + " 秘密的话")));
        assertFalse((failure.getMessage() + failure.getCause()).contains("秘密"));
        assertEquals(1, server.bodies().size());
    }

    @Test
    void a_server_that_is_not_there_fails() {
        var address = server.address();
        server.close();
        assertThrows(SilentModelException.class, () -> model(Optional.of(address), Optional.empty())
                .answer("", dialogue("a")));
    }

    @Test
    void characters_that_no_text_can_have_are_replaced() throws Exception {
        assertEquals("a\uFFFDb", model.answer("", dialogue("CONTROL")));
    }
}
