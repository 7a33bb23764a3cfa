package io.skillcert.subsidy.claim;

import static io.skillcert.localstack.testing.Callers.as;

import io.restassured.response.ValidatableResponse;
import io.skillcert.document.Files;

/** Documents that claimants upload. */
abstract class DocumentFixture {

    static void showAccount(String account, String id) {
        upload(account, id, "BANK_ACCOUNT", PDF, pdf("account of " + id)).statusCode(201);
    }

    static final String PDF = "application/pdf";

    static byte[] pdf(String title) {
        try {
            return Files.pdf(document -> document.getDocumentInformation().setTitle(title));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static ValidatableResponse upload(String account, String claim, String code, String type, byte[] content) {
        return as(account)
                .contentType(type)
                .body(content)
                .post("/v1/claims/" + claim + "/evidence?code=" + code)
                .then();
    }
}
