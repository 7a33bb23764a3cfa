package io.skillcert.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.fault.KafkaDeadLetterQueue;
import io.smallrye.reactive.messaging.kafka.fault.KafkaFailureHandler;
import io.vertx.mutiny.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.junit.jupiter.api.Test;

class DeadLetterFailureHandlerTest {

    private static final RuntimeException REASON = new IllegalStateException("reason");

    private final List<Throwable> dead = new ArrayList<>();
    private final DeadLetterFailureHandler deadLetter = new DeadLetterFailureHandler(new Queue());
    private final KafkaFailureHandler handler = deadLetter.create(null, null, null, null);

    @Test
    void what_fails_goes_to_the_dead_letter() {
        assertTrue(isDone(), "the offset may be committed");
        assertEquals(List.of(REASON), dead);
    }

    @Test
    void what_fails_while_the_service_stops_is_neither_dead_nor_done() {
        deadLetter.stop(new ShutdownEvent());
        assertFalse(isDone(), "its offset must not be committed");
        assertEquals(List.of(), dead);
    }

    private boolean isDone() {
        var event = new IncomingKafkaRecord<>(
                new ConsumerRecord<>("topic", 0, 0, "key", "value"), "channel", 0, null, handler, false);
        var done = new AtomicBoolean();
        handler.handle(event, REASON, Metadata.empty()).subscribe().with(nothing -> done.set(true));
        return done.get();
    }

    private final class Queue extends KafkaDeadLetterQueue.Factory {

        @Override
        public KafkaFailureHandler create(
                KafkaConnectorIncomingConfiguration config,
                Vertx vertx,
                KafkaConsumer<?, ?> consumer,
                BiConsumer<Throwable, Boolean> reportFailure) {
            return new KafkaFailureHandler() {
                @Override
                public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> event, Throwable reason, Metadata metadata) {
                    dead.add(reason);
                    return Uni.createFrom().voidItem();
                }
            };
        }
    }
}
