package io.skillcert.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the services offer to browsers: few pages, and no redirect that could lead a user elsewhere. */
class BrowserTest {

    private static final Pattern PAGE = Pattern.compile("@Produces\\([^)]*(TEXT_HTML|\"text/html)");
    private static final Pattern REDIRECT = Pattern.compile(
            "seeOther\\(|temporaryRedirect\\(|RedirectionException|Status\\.(FOUND|SEE_OTHER|MOVED_PERMANENTLY"
                    + "|TEMPORARY_REDIRECT|PERMANENT_REDIRECT)|http-equiv=\"refresh\"|window\\.location");

    @Test
    void the_html_pages_are_verification_certificate_copy_admission_ticket_and_letter() {
        assertEquals(
                Set.of(
                        "VerificationPageResource.java",
                        "CopyResource.java",
                        "AdmissionTicketResource.java",
                        "LetterResource.java"),
                sourcesWith(PAGE));
    }

    @Test
    void no_answer_is_a_redirect() {
        assertEquals(Set.of(), sourcesWith(REDIRECT));
    }

    /** oauth4webapi 3.8.8; a new version is copied from its npm package with its licence, and its digest to here. */
    @Test
    void the_library_of_the_sign_in_is_the_published_file_unchanged() throws Exception {
        var file = Project.ROOT.resolve(
                "libs/web-pages/src/main/resources/META-INF/resources/web/sign-in/oauth4webapi.js");
        var digest = MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(file));
        assertEquals(
                "lH4ZPTaS/omZSxX0CQqpGrUWCoTtHKVtvS1cGI2VpAdmWvYwFO+wnuFb+heB5tP/5uiDj6bCQzEf09NzPyXjAA==",
                Base64.getEncoder().encodeToString(digest));
    }

    private static Set<String> sourcesWith(Pattern pattern) {
        return Stream.of(".java", ".html")
                .flatMap(ending -> Stream.concat(
                                Stream.of("libs"), Project.SERVICES.stream().map(service -> service + "-service"))
                        .flatMap(folder -> Project.files(folder, ending).stream()))
                .filter(file -> file.toString().contains("/src/main/"))
                .filter(file -> pattern.matcher(Project.read(file.toString())).find())
                .map(file -> file.getFileName().toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
