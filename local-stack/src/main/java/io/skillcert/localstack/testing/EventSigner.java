package io.skillcert.localstack.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import io.skillcert.localstack.service.DevelopmentKeys;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/** Signs events of a test as their producer would, by another library than the one the services verify them with. */
public final class EventSigner {

    private final DevelopmentKeys keys;

    public EventSigner(DevelopmentKeys keys) {
        this.keys = keys;
    }

    /** Signs an event by the key of the service that its topic belongs to. */
    public void sign(ProducerRecord<String, String> event) {
        sign(event, event.topic().substring(0, event.topic().indexOf('.')));
    }

    /** Signs an event by the key of another service. */
    public void sign(ProducerRecord<String, String> event, String service) {
        try {
            var key = eventKey(keys.of(service).get("SKILLCERT_SIGNING_KEYS"));
            var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .type(new JOSEObjectType("cloudevent+jws"))
                    .keyID(key.getKeyID())
                    .build();
            var jws = new JWSObject(header, new Payload(content(event)));
            jws.sign(new ECDSASigner(key));
            event.headers().remove("ce_signature");
            event.headers().add("ce_signature", jws.serialize(true).getBytes(StandardCharsets.US_ASCII));
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException("an event of the test can't be signed", e);
        }
    }

    private static ECKey eventKey(String keySet) throws ParseException {
        var keys = JWKSet.parse(keySet).getKeys();
        return keys.get(keys.size() - 1).toECKey();
    }

    private static byte[] content(ProducerRecord<String, String> event) {
        var value = event.value() == null ? null : event.value().getBytes(StandardCharsets.UTF_8);
        var attributes = StreamSupport.stream(event.headers().spliterator(), false)
                .filter(header ->
                        header.key().startsWith("ce_") && !header.key().equals("ce_signature"))
                .sorted(Comparator.comparing(Header::key))
                .map(header -> header.key() + ": " + new String(header.value(), StandardCharsets.UTF_8) + "\n")
                .collect(Collectors.joining());
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(("topic: " + event.topic() + "\nkey: " + event.key() + "\n" + attributes + "content: "
                        + (value == null ? "none" : value.length) + "\n\n")
                .getBytes(StandardCharsets.UTF_8));
        if (value != null) {
            bytes.writeBytes(value);
        }
        return bytes.toByteArray();
    }
}
