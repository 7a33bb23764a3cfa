package io.skillcert.subsidy.claim;

/** What a claimant says, as the table holds it. Null: not said yet. */
record EncryptedClaimContent(byte[] identity, byte[] name, String bankCode, byte[] account, boolean formSigned) {}
