package io.skillcert.subsidy.claim;

/** The content of a claim as it is stored; what is not stated yet is null. */
record EncryptedClaimContent(byte[] identity, byte[] name, String bankCode, byte[] account, boolean formSigned) {}
