package io.skillcert.document;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** A server that speaks S3, with a bucket, in a JVM of its own; it checks signatures. */
public final class S3Server implements QuarkusTestResourceLifecycleManager {

    public static final String BUCKET = "documents";

    private static final String ACCESS_KEY = "tests";
    private static final String SECRET_KEY = "a secret of the tests";
    private static final Path JAR =
            Path.of(System.getProperty("skillcert.root"), "libs/documents/target/s3/s3proxy.jar");

    private URI endpoint;
    private Process process;

    @Override
    public Map<String, String> start() {
        try {
            begin();
        } catch (IOException e) {
            throw new IllegalStateException("the S3 server of the tests does not start", e);
        }
        Awaitility.await().atMost(Duration.ofSeconds(120)).until(this::answers);
        try (var s3 = client(endpoint)) {
            s3.createBucket(request -> request.bucket(BUCKET));
        }
        return Map.of(
                "skillcert.documents.s3.bucket", BUCKET,
                "skillcert.documents.s3.endpoint", endpoint.toString(),
                "skillcert.documents.s3.access-key", ACCESS_KEY,
                "skillcert.documents.s3.secret-key", SECRET_KEY);
    }

    private void begin() throws IOException {
        try (var free = new ServerSocket(0)) {
            endpoint = URI.create("http://127.0.0.1:" + free.getLocalPort());
        }
        var folder = JAR.getParent();
        var settings = folder.resolve("s3proxy.conf");
        Files.writeString(
                settings,
                """
                s3proxy.endpoint=%s
                s3proxy.authorization=aws-v2-or-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                jclouds.provider=transient-nio2
                jclouds.identity=any
                jclouds.credential=any
                """
                        .formatted(endpoint, ACCESS_KEY, SECRET_KEY));
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-jar",
                        JAR.toString(),
                        "--properties",
                        settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("s3proxy.log").toFile())
                .start();
    }

    private boolean answers() throws InterruptedException {
        try {
            HttpClient.newHttpClient().send(HttpRequest.newBuilder(endpoint).build(), BodyHandlers.discarding());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    public static S3Client client(URI endpoint) {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY)))
                .build();
    }

    S3DocumentStore store(String secretKey) {
        return new S3DocumentStore(new S3DocumentStore.Place(
                BUCKET, "tests", "us-east-1", Optional.of(endpoint), Optional.of(ACCESS_KEY), Optional.of(secretKey)));
    }

    S3DocumentStore store() {
        return store(SECRET_KEY);
    }

    @Override
    public void stop() {
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
