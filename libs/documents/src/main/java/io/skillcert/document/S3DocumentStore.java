package io.skillcert.document;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Stores contents in a bucket of S3 or of a compatible store; the object key is the folder and the SHA-256. */
final class S3DocumentStore implements DocumentStore {

    private static final Duration ATTEMPT = Duration.ofSeconds(10);
    private static final Duration CALL = Duration.ofSeconds(25); // at most three attempts

    private final S3Client s3;
    private final String bucket;
    private final String folder;

    /**
     * The bucket and the credentials for it.
     *
     * @param endpoint empty for Amazon's own
     * @param accessKey empty for the SDK's default credentials chain
     */
    record Place(
            String bucket,
            String folder,
            String region,
            Optional<URI> endpoint,
            Optional<String> accessKey,
            Optional<String> secretKey) {}

    S3DocumentStore(Place place) {
        bucket = place.bucket();
        folder = place.folder();
        var builder = S3Client.builder()
                .region(Region.of(place.region()))
                .credentialsProvider(credentials(place))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(ATTEMPT)
                        .socketTimeout(ATTEMPT))
                .requestChecksumCalculation(
                        RequestChecksumCalculation.WHEN_REQUIRED) // compatible stores support fewer checksums
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(
                        limits -> limits.apiCallAttemptTimeout(ATTEMPT).apiCallTimeout(CALL));
        place.endpoint()
                .ifPresent(endpoint -> builder.endpointOverride(endpoint).forcePathStyle(true));
        s3 = builder.build();
    }

    private static AwsCredentialsProvider credentials(Place place) {
        return place.accessKey()
                .<AwsCredentialsProvider>map(key -> StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(key, place.secretKey().orElse(""))))
                .orElseGet(() -> DefaultCredentialsProvider.builder().build());
    }

    @Override
    public void put(String sha256, byte[] encrypted) {
        try {
            s3.putObject(request -> request.bucket(bucket).key(key(sha256)), RequestBody.fromBytes(encrypted));
        } catch (SdkException e) {
            throw StoreProblems.unavailable(e);
        }
    }

    @Override
    public byte[] get(String sha256) {
        try {
            return s3.getObjectAsBytes(request -> request.bucket(bucket).key(key(sha256)))
                    .asByteArray();
        } catch (NoSuchKeyException e) {
            throw new IllegalStateException("the content of a document is missing", e);
        } catch (SdkException e) {
            throw StoreProblems.unavailable(e);
        }
    }

    @Override
    public void remove(String sha256) {
        try {
            s3.deleteObject(request -> request.bucket(bucket).key(key(sha256)));
        } catch (SdkException e) {
            throw StoreProblems.unavailable(e);
        }
    }

    private String key(String sha256) {
        return folder + "/" + sha256;
    }
}
