package io.skillcert.subsidy.access;

import io.skillcert.access.HeldData;
import io.skillcert.document.Attachments;
import io.skillcert.http.json.Json;
import io.skillcert.http.json.TableJson;
import io.skillcert.subsidy.claim.Claim;
import io.skillcert.subsidy.claim.ClaimContentCipher;
import io.skillcert.subsidy.claim.ClaimLog;
import io.skillcert.subsidy.claim.Claims;
import io.skillcert.subsidy.claim.EvidenceCode;
import io.skillcert.subsidy.entitlement.Entitlement;
import io.skillcert.subsidy.entitlement.Entitlements;
import io.skillcert.subsidy.entitlement.HolderNames;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** All that subsidy-service holds about a person. */
@ApplicationScoped
class SubsidyData implements HeldData {

    private static final String CLAIMS = " where claim_id in (select id from claim where person_id = :person)";
    private static final String HOLDER =
            " where holder_digest in (select holder_digest from entitlement where person_id = :person)";

    /** The rows, by the name of the file. */
    private static final Map<String, String> ROWS = new TreeMap<>(Map.of(
            "entitlements.json", "select * from entitlement where person_id = :person",
            "claims.json", "select * from claim where person_id = :person",
            "claim-history.json", "select * from claim_log" + CLAIMS,
            "payments.json", "select * from payment" + CLAIMS,
            "debts.json", "select * from debt" + CLAIMS,
            "awards.json", "select * from award" + HOLDER,
            "registry-answers.json", "select * from register_answer" + HOLDER,
            "registry-inquiries.json", "select * from register_inquiry" + CLAIMS,
            "decisions.json",
                    "select id, subject_type, outcome, policy_name, policy_version, facts from decision where id in"
                            + " (select decision_id from claim where person_id = :person"
                            + " union select decision_id from entitlement where person_id = :person)"));

    private final Entitlements entitlements;
    private final HolderNames holderNames;
    private final Claims claims;
    private final ClaimContentCipher contents;
    private final ClaimLog log;
    private final Attachments attachments;
    private final TableJson tables;
    private final Json json;

    SubsidyData(
            Entitlements entitlements,
            HolderNames holderNames,
            Claims claims,
            ClaimContentCipher contents,
            ClaimLog log,
            Attachments attachments,
            TableJson tables,
            Json json) {
        this.entitlements = entitlements;
        this.holderNames = holderNames;
        this.claims = claims;
        this.contents = contents;
        this.log = log;
        this.attachments = attachments;
        this.tables = tables;
        this.json = json;
    }

    @Override
    public String service() {
        return "subsidy";
    }

    @Override
    public List<DataFile> of(UUID personId, String holderDigest) {
        var files = new ArrayList<DataFile>();
        ROWS.forEach((name, query) -> files.add(file(name, tables.rows(query, personId))));
        var decrypted = new LinkedHashMap<String, Object>();
        for (Entitlement entitlement : entitlements.list("personId", personId)) {
            holderNames
                    .of(entitlement)
                    .ifPresent(name -> decrypted.put("entitlement " + entitlement.id() + " name", name));
        }
        for (Claim claim : claims.list("personId", personId)) {
            decrypt(claim, decrypted);
            for (var attachment : attachments.of(claim.id())) {
                var name = attachment.code(EvidenceCode.class) + "-" + attachment.id() + "."
                        + attachment.type().ending();
                files.add(new DataFile("documents/" + name, () -> attachments.contentOf(attachment)));
            }
        }
        files.add(file("decrypted.json", json.write(decrypted)));
        return files;
    }

    private static DataFile file(String name, String content) {
        return new DataFile(name, () -> content.getBytes(StandardCharsets.UTF_8));
    }

    private void decrypt(Claim claim, Map<String, Object> decrypted) {
        var label = "claim " + claim.id();
        if (!claim.isErased()) {
            var content = contents.contentOf(claim);
            decrypted.put(
                    label + " document",
                    content.document().type() + " " + content.document().number());
            content.name().ifPresent(name -> decrypted.put(label + " name", name));
            content.account().ifPresent(account -> decrypted.put(label + " account", account.number()));
            decrypted.put(label + " bases", content.bases());
        }
        for (var step : log.of(claim.id())) {
            log.reasonOf(step).ifPresent(reason -> decrypted.put("claim-history " + step.id() + " reason", reason));
        }
    }
}
