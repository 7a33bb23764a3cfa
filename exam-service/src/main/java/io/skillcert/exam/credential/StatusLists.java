package io.skillcert.exam.credential;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.certificate.Certificates;
import io.skillcert.exam.certificate.PublicAddress;
import io.skillcert.signing.SigningKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/**
 * Which certificates do not count any more, a bit each (W3C Bitstring Status List 1.0). A list covers so many
 * certificates that asking for it does not tell whose is looked at.
 */
@ApplicationScoped
public class StatusLists {

    /** The least that the recommendation allows. */
    private static final int BITS = 131_072;

    private final Certificates certificates;
    private final PublicAddress address;
    private final SigningKeys keys;
    private final ObjectMapper json;
    private final BusinessClock clock;

    StatusLists(
            Certificates certificates,
            PublicAddress address,
            SigningKeys keys,
            ObjectMapper json,
            BusinessClock clock) {
        this.certificates = certificates;
        this.address = address;
        this.keys = keys;
        this.json = json;
        this.clock = clock;
    }

    /** Where a credential finds whether it counts. */
    Entry entry(long statusIndex) {
        return new Entry(url(statusIndex / BITS), statusIndex % BITS);
    }

    /** @param list the address of the list. @param index the certificate's bit in it */
    record Entry(String list, long index) {}

    /** The list as a signed credential of its own. */
    @Transactional
    public String get(long list) {
        var bits = new byte[BITS / Byte.SIZE];
        certificates.endedBetween(list * BITS, (list + 1) * BITS).forEach(index -> {
            int bit = (int) (index % BITS);
            bits[bit / Byte.SIZE] |= (byte) (0x80 >>> bit % Byte.SIZE); // the first bit is the leftmost
        });
        var credential = json.createObjectNode();
        credential.putArray("@context").add(WriteCredential.CONTEXT);
        credential.put("id", url(list));
        credential.putArray("type").add("VerifiableCredential").add("BitstringStatusListCredential");
        credential.put("issuer", address.url().toString());
        credential.put("validFrom", clock.instant().toString());
        credential
                .putObject("credentialSubject")
                .put("id", url(list) + "#list")
                .put("type", "BitstringStatusList")
                .put("statusPurpose", "revocation")
                .put("encodedList", encoded(bits));
        return keys.sign(credential.toString(), WriteCredential.TYPE);
    }

    private String url(long list) {
        return address.url() + "/v1/status-lists/" + list;
    }

    /** Multibase base64url of the zipped bits. */
    private static String encoded(byte[] bits) {
        var zipped = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(zipped)) {
            zip.write(bits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "u" + Base64.getUrlEncoder().withoutPadding().encodeToString(zipped.toByteArray());
    }
}
