package io.skillcert.subsidy.access;

import static java.util.Map.entry;

import io.skillcert.access.HeldData;
import io.skillcert.document.Attachments;
import io.skillcert.http.json.Json;
import io.skillcert.http.json.TableJson;
import io.skillcert.subsidy.claim.Claim;
import io.skillcert.subsidy.claim.Claims;
import io.skillcert.subsidy.claim.EvidenceCode;
import io.skillcert.subsidy.entitlement.ActingAccounts;
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

    private static final String PERSON = "(person_id = :person or holder_digest = :holder)";
    private static final String CLAIMS = "claim_id in (select id from claim where " + PERSON + ")";
    private static final String HOLDER = "holder_digest = :holder";
    private static final String OWN_ACCOUNTS = "account = any(:accounts)";

    /** The conditions of the rows about a person, by the table. */
    private static final Map<String, String> TABLES = new TreeMap<>(Map.ofEntries(
            entry("entitlement", PERSON),
            entry("entitlement_account", "entitlement_id in (select id from entitlement where " + PERSON + ")"),
            entry("holder_account", HOLDER),
            entry("released_account", HOLDER),
            entry("claim", PERSON),
            entry("contact", OWN_ACCOUNTS),
            entry("notification", OWN_ACCOUNTS),
            entry("claim_log", CLAIMS),
            entry("claim_basis", CLAIMS),
            entry("claim_duty", CLAIMS),
            entry("account_check", CLAIMS),
            entry("attachment", "subject_id in (select id from claim where " + PERSON + ")"),
            entry("letter", "case_id in (select id from claim where " + PERSON + ")"),
            entry("reconsideration", CLAIMS),
            entry("public_notice", CLAIMS),
            entry("objection", CLAIMS),
            entry("payment", CLAIMS),
            entry("bank_conflict", "payment_id in (select id from payment where " + CLAIMS + ")"),
            entry("ledger_transfer", CLAIMS),
            entry("debt", CLAIMS),
            entry("repayment", CLAIMS),
            entry("insurance_case", CLAIMS),
            entry(
                    "insurance_payment",
                    "certificate_number in (select certificate_number from entitlement where " + PERSON + ")"),
            entry("award", HOLDER),
            entry("register_answer", HOLDER),
            entry("register_inquiry", CLAIMS),
            entry(
                    "decision",
                    "subject_id in (select id from claim where " + PERSON + " union select id from entitlement where "
                            + PERSON + ")"),
            entry("forgotten_person", "person_id = :person")));

    private final Entitlements entitlements;
    private final HolderNames holderNames;
    private final Claims claims;
    private final ActingAccounts actingAccounts;
    private final Attachments attachments;
    private final TableJson tables;
    private final Json json;

    SubsidyData(
            Entitlements entitlements,
            HolderNames holderNames,
            Claims claims,
            ActingAccounts actingAccounts,
            Attachments attachments,
            TableJson tables,
            Json json) {
        this.entitlements = entitlements;
        this.holderNames = holderNames;
        this.claims = claims;
        this.actingAccounts = actingAccounts;
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
        var parameters =
                Map.of("person", personId, "holder", holderDigest, "accounts", ownAccounts(personId, holderDigest));
        TABLES.forEach(
                (table, condition) -> files.add(file(table + ".json", tables.rows(table, condition, parameters))));
        var names = new LinkedHashMap<String, String>();
        for (Entitlement entitlement : entitlements.list("personId", personId)) {
            holderNames
                    .of(entitlement)
                    .ifPresent(name -> names.put(entitlement.id().toString(), name));
        }
        files.add(file("entitlement-names.json", json.write(names)));
        for (Claim claim : claims.list("personId", personId)) {
            for (var attachment : attachments.of(claim.id())) {
                var name = attachment.code(EvidenceCode.class) + "-" + attachment.id() + "."
                        + attachment.type().ending();
                files.add(new DataFile("documents/" + name, () -> attachments.contentOf(attachment)));
            }
        }
        return files;
    }

    /** The accounts that have filed claims of the person and are bound to the person: others' addresses are not the person's. */
    private String[] ownAccounts(UUID personId, String holderDigest) {
        return claims.list("personId", personId).stream()
                .map(Claim::claimedBy)
                .distinct()
                .filter(account -> actingAccounts.holdersOf(account).contains(holderDigest))
                .toArray(String[]::new);
    }

    private static DataFile file(String name, String content) {
        return new DataFile(name, () -> content.getBytes(StandardCharsets.UTF_8));
    }
}
