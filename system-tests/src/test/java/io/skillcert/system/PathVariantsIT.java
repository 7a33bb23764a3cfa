package io.skillcert.system;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Writes the path of each protected operation in other ways: none of them is served without a token. */
class PathVariantsIT extends OperationCalls {

    @Test
    void no_way_to_write_a_protected_path_is_served_without_a_token() throws Exception {
        onEach(operation -> {
            if (operation.roles().isEmpty() && !operation.isSigned()) {
                return;
            }
            var address = operation.address(NOBODY, "");
            for (var variant : variants(address.getRawPath()).entrySet()) {
                var written = URI.create("http://" + address.getAuthority() + variant.getValue());
                var status = send(request(operation, written, null, example(operation)))
                        .statusCode();
                expect(status >= 400 && status < 500, operation, variant.getKey() + " " + written, status);
            }
        });
        assertNothingWrong();
    }

    private static Map<String, String> variants(String path) {
        var variants = new LinkedHashMap<String, String>();
        variants.put("two slashes at the beginning", "/" + path);
        variants.put("two slashes inside", path.replaceFirst("/v1/", "/v1//"));
        variants.put("a dot segment", path.replaceFirst("/v1/", "/./v1/./"));
        variants.put("a parent segment", path.replaceFirst("/v1/", "/v1/x/../"));
        variants.put("a parent segment out of an open path", path.replaceFirst("/v1/", "/q/health/../../v1/"));
        variants.put("an encoded dot", path.replaceFirst("/v1/", "/%2e/v1/"));
        variants.put("encoded parent segments", path.replaceFirst("/v1/", "/v1/x/%2e%2e/"));
        variants.put("an encoded slash", path.replaceFirst("/v1/", "/v1%2f"));
        variants.put("an encoded letter", path.replaceFirst("/v1/", "/%761/"));
        variants.put("a letter encoded twice", path.replaceFirst("/v1/", "/%25761/"));
        variants.put("a backslash", path.replaceFirst("/v1/", "/v1%5c"));
        variants.put("a matrix parameter", path + ";x=1");
        variants.put("a matrix parameter inside", path.replaceFirst("/v1/", "/v1;x=1/"));
        variants.put("a slash at the end", path + "/");
        variants.put("upper case", path.toUpperCase(java.util.Locale.ROOT));
        variants.put("a suffix", path + ".json");
        variants.put("a null at the end", path + "%00");
        variants.put("a query that looks like a path", path + "?/q/health");
        return variants;
    }
}
