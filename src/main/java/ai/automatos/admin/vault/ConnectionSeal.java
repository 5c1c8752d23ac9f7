package ai.automatos.admin.vault;

import ai.automatos.admin.common.CanonicalBytes;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.Json;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.crypto.AesGcm;
import ai.automatos.admin.crypto.Hkdf;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Seals what must be known before a database can be opened, its password above all, under the key file's secret: {@code
 * {"format":1,"key_file":…,"nonce":…,"sealed":…}}, AES-256-GCM with the first two as associated data.
 */
public final class ConnectionSeal {
    private static final int FORMAT = 1;

    private final KeyFileStore keyFiles;
    private final SecureRandom random;

    public ConnectionSeal(Path keyFile, SecureRandom random) {
        this.keyFiles = new KeyFileStore(keyFile);
        this.random = random;
    }

    /** @throws UserFacingException {@code vault.keyfile.missing}, {@code vault.keyfile.damaged} */
    public byte[] seal(SecretBytes content) {
        KeyFile keyFile = keyFiles.read();
        try (SecretBytes secret = keyFile.secret()) {
            byte[] nonce = new byte[AesGcm.NONCE_BYTES];
            random.nextBytes(nonce);
            byte[] key = key(keyFile, secret);
            byte[] sealed = AesGcm.seal(key, nonce, associated(keyFile.id()), content.expose());
            Arrays.fill(key, (byte) 0);
            return Json.pretty(Map.of(
                            "format", FORMAT,
                            "key_file", keyFile.id().toString(),
                            "nonce", Base64.getEncoder().encodeToString(nonce),
                            "sealed", Base64.getEncoder().encodeToString(sealed)))
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    /**
     * @param name of the file, for the message
     * @throws UserFacingException {@code vault.connection.damaged}, also for another key file
     */
    public SecretBytes open(byte[] file, String name) {
        KeyFile keyFile = keyFiles.read();
        try (SecretBytes secret = keyFile.secret()) {
            return open(file, keyFile, secret).map(SecretBytes::owning).orElseThrow(() -> damaged(name));
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(name);
        }
    }

    private static Optional<byte[]> open(byte[] file, KeyFile keyFile, SecretBytes secret) throws IOException {
        JsonNode json = Json.mapper().readTree(file);
        byte[] key = key(keyFile, secret);
        try {
            return AesGcm.open(
                    key,
                    Base64.getDecoder().decode(json.path("nonce").asText()),
                    associated(keyFile.id()),
                    Base64.getDecoder().decode(json.path("sealed").asText()));
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static byte[] key(KeyFile keyFile, SecretBytes secret) {
        byte[] info = new CanonicalBytes()
                .add("automatos-admin connection")
                .add(keyFile.vaultId())
                .add(keyFile.id())
                .toBytes();
        return Hkdf.sha256(new byte[0], secret.expose(), info, AesGcm.KEY_BYTES);
    }

    private static byte[] associated(UUID keyFileId) {
        return new CanonicalBytes().add(FORMAT).add(keyFileId).toBytes();
    }

    private static UserFacingException damaged(String name) {
        return new UserFacingException(ErrorKind.VAULT_UNUSABLE, "vault.connection.damaged", name);
    }
}
