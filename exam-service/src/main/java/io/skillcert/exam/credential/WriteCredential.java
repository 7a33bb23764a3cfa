package io.skillcert.exam.credential;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skillcert.clock.BusinessClock;
import io.skillcert.exam.certificate.Certificate;
import io.skillcert.exam.certificate.OccupationTitles;
import io.skillcert.exam.certificate.PublicAddress;
import io.skillcert.personal.FieldCipher;
import io.skillcert.signing.SigningKeys;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Writes a certificate as a verifiable credential: W3C VC Data Model 2.0 with an Open Badge 3.0, signed as a JWT (VC-JOSE,
 * ES256). Verifiers check the signature with the published keys and the validity with a status list.
 */
@ApplicationScoped
public class WriteCredential {

    static final String TYPE = "vc+jwt";
    static final String CONTEXT = "https://www.w3.org/ns/credentials/v2";
    private static final String BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";

    private final StatusLists statusLists;
    private final OccupationTitles titles;
    private final PublicAddress address;
    private final SigningKeys keys;
    private final FieldCipher cipher;

    WriteCredential(
            StatusLists statusLists,
            OccupationTitles titles,
            PublicAddress address,
            SigningKeys keys,
            FieldCipher cipher) {
        this.statusLists = statusLists;
        this.titles = titles;
        this.address = address;
        this.keys = keys;
        this.cipher = cipher;
    }

    /** Writes the credential as a compact JWT. It contains the holder's name, so it is for the holder only. */
    public String write(Certificate certificate) {
        var id = "urn:skillcert:certificate:" + certificate.number();
        var credential = JsonNodeFactory.instance.objectNode();
        credential.putArray("@context").add(CONTEXT).add(BADGES);
        credential.put("id", id);
        credential.putArray("type").add("VerifiableCredential").add("OpenBadgeCredential");
        credential.put("name", title(certificate));
        var issuer = credential.putObject("issuer").put("id", address.url().toString());
        issuer.putArray("type").add("Profile");
        issuer.put("name", address.issuerName());
        var from = certificate.issuedOn().atStartOfDay(BusinessClock.ZONE).toInstant();
        credential.put("validFrom", from.toString());
        subject(credential.putObject("credentialSubject"), certificate);
        status(credential.putObject("credentialStatus"), certificate);
        // The registered JWT claims repeat the values for verifiers that do not know credentials.
        credential
                .put("iss", address.url().toString())
                .put("jti", id)
                .put("sub", id + "#holder")
                .put("nbf", from.getEpochSecond());
        return keys.sign(credential.toString(), TYPE);
    }

    private void subject(ObjectNode subject, Certificate certificate) {
        subject.put("id", "urn:skillcert:certificate:" + certificate.number() + "#holder");
        subject.putArray("type").add("AchievementSubject");
        certificate.name(cipher).ifPresent(name -> subject.putArray("identifier")
                .addObject()
                .put("type", "IdentityObject")
                .put("identityType", "name")
                .put("hashed", false)
                .put("identityHash", name));
        var code = certificate.occupationCode();
        var achievement = subject.putObject("achievement")
                .put(
                        "id",
                        "urn:skillcert:occupation:" + code + ":level:"
                                + certificate.level().number());
        achievement.putArray("type").add("Achievement");
        achievement.put("achievementType", "Certification").put("name", title(certificate));
        achievement.put("description", titles.occupation(code) + " (" + code + ")");
        achievement
                .putObject("criteria")
                .put("narrative", "Every subject of the level passed with 60 of 100 points or more.");
    }

    private void status(ObjectNode status, Certificate certificate) {
        var entry = statusLists.entry(certificate.statusIndex());
        status.put("id", entry.list() + "#" + entry.index())
                .put("type", "BitstringStatusListEntry")
                .put("statusPurpose", "revocation")
                .put("statusListIndex", Long.toString(entry.index()))
                .put("statusListCredential", entry.list());
    }

    private String title(Certificate certificate) {
        return titles.occupation(certificate.occupationCode()) + ", " + titles.level(certificate.level());
    }
}
