package io.skillcert.localstack.cohort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skillcert.localstack.ApiClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A candidate who sits a paper on a computer by the API that the candidate's page uses, for the score that is wanted. */
final class ComputerCandidate {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int MAX_EVENTS_PER_REQUEST = 100;

    private final ApiClient exam;
    private final String attempt;
    private final String token;
    private final byte[] encryptedPaper;

    /** Binds the machine of the candidate and fetches the encrypted paper. */
    ComputerCandidate(ApiClient exam, String ticketCode, String roomCode) {
        this.exam = exam;
        var opened = exam.postAnonymously("/v1/attempts", Map.of("ticketCode", ticketCode, "roomCode", roomCode));
        attempt = opened.get("attempt").asText();
        token = opened.get("token").asText();
        encryptedPaper = exam.downloadToMachine(token, path("/paper"));
    }

    String attempt() {
        return attempt;
    }

    private String path(String rest) {
        return "/v1/attempts/" + attempt + rest;
    }

    /**
     * Sits the paper and submits it.
     *
     * @param score the sum of the points of right answers; all others are left out
     * @return the receipt
     */
    String sit(BigDecimal score, SampleBank bank) {
        var started = exam.postFromMachine(token, path("/start"), null);
        var paper = decrypted(started.get("contentKey").asText());
        var at = started.get("serverTime").asText();
        var answers = answers(paper, score, bank, at);
        for (int from = 0; from < answers.size(); from += MAX_EVENTS_PER_REQUEST) {
            var some = answers.subList(from, Math.min(from + MAX_EVENTS_PER_REQUEST, answers.size()));
            exam.postFromMachine(token, path("/answers"), Map.of("events", some));
        }
        return exam.postFromMachine(token, path("/submission"), Map.of("last", answers.size()))
                .get("receipt")
                .asText();
    }

    private static List<Map<String, Object>> answers(JsonNode paper, BigDecimal score, SampleBank bank, String at) {
        var answers = new ArrayList<Map<String, Object>>();
        var wanted = score;
        for (var item : paper.get("items")) {
            var points = new BigDecimal(item.get("points").asText());
            if (points.compareTo(wanted) <= 0) {
                wanted = wanted.subtract(points);
                var answer = new LinkedHashMap<String, Object>();
                answer.put("n", answers.size() + 1);
                answer.put("position", item.get("position").asInt());
                answer.put("response", bank.key(item.get("content")));
                answer.put("at", at);
                answers.add(answer);
            }
        }
        if (wanted.signum() != 0) {
            throw new IllegalStateException("the points of the paper do not make the score " + score);
        }
        return answers;
    }

    private JsonNode decrypted(String contentKey) {
        try {
            var key = new SecretKeySpec(Base64.getUrlDecoder().decode(contentKey), "AES");
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, Arrays.copyOf(encryptedPaper, IV_BYTES)));
            return JSON.readTree(cipher.doFinal(encryptedPaper, IV_BYTES, encryptedPaper.length - IV_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the paper can't be decrypted", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
