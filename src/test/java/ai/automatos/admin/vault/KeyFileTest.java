package ai.automatos.admin.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.UserFacingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsRead() throws IOException {
        assertThat(KeyFile.parse(sample().toBytes())).isEqualTo(sample());
    }

    @Test
    void noFlippedBitIsBelieved() throws IOException {
        byte[] bytes = sample().toBytes();
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                // White space and the case of a hexadecimal digit carry no meaning.
                assertThat(KeyFile.parse(flipped)).as("bit %d", bit).isEqualTo(sample());
            } catch (IOException e) {
                assertThat(e.getMessage()).doesNotContain("secret-of-this-key-file");
            }
        }
    }

    @Test
    void printsNoSecret() {
        assertThat(sample().toString()).doesNotContain("secret-of-this");
    }

    @Test
    void aNewKeyFileBecomesTheKeyFileOnlyWhenPromoted() {
        KeyFileStore store = new KeyFileStore(folder.resolve(".credential_key"));
        store.writePending(sample());
        assertThat(store.exists()).isFalse();
        assertThat(store.readPending()).contains(sample());
        store.promotePending();
        assertThat(store.read()).isEqualTo(sample());
        assertThat(store.readPending()).isEmpty();
    }

    @Test
    void missingAndDamagedAreTwoThings() throws IOException {
        KeyFileStore store = new KeyFileStore(folder.resolve(".credential_key"));
        assertThatThrownBy(store::read)
                .isInstanceOfSatisfying(
                        UserFacingException.class, e -> assertThat(e.key()).isEqualTo("vault.keyfile.missing"));
        Files.writeString(folder.resolve(".credential_key"), "{}");
        assertThatThrownBy(store::read)
                .isInstanceOfSatisfying(
                        UserFacingException.class, e -> assertThat(e.key()).isEqualTo("vault.keyfile.damaged"));
    }

    private static KeyFile sample() {
        byte[] secret = "secret-of-this-key-file-32-bytes".getBytes(StandardCharsets.US_ASCII);
        return new KeyFile(new UUID(1, 2), new UUID(3, 4), SecretBytes.owning(secret), "ab".repeat(32));
    }
}
