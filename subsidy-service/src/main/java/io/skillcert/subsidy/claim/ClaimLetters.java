package io.skillcert.subsidy.claim;

/** Writes letters about decisions on claims. The letter feature implements it. */
public interface ClaimLetters {

    /** Writes the letter about the status that the claim has just reached, in its transaction; some have none. */
    void write(Claim claim);
}
