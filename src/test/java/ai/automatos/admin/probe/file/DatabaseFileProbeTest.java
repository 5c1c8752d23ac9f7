package ai.automatos.admin.probe.file;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.net.GuardedNetwork;
import ai.automatos.admin.net.NameResolver;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeFixture;
import ai.automatos.admin.probe.ProbeOutcome;
import ai.automatos.admin.probe.ProbeRunner;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped file types against files as their formats' documentation describes them. */
class DatabaseFileProbeTest {
    @TempDir
    Path folder;

    private final GuardedNetwork network = new GuardedNetwork(NameResolver.system());
    private final ProbeRunner runner = ProbeFixture.runner(network, new DatabaseFileProbe());

    @AfterEach
    void closeRunner() {
        runner.close();
        network.close();
    }

    private ProbeOutcome test(String type, String path) {
        return runner.run(
                ProbeFixture.shipped(type),
                ProbeFixture.values("file_path", path),
                Duration.ofSeconds(5),
                new CancelSignal());
    }

    private String evidence(String type, Path path) {
        ProbeOutcome outcome = test(type, path.toString());
        assertThat(outcome).isInstanceOf(ProbeOutcome.Verified.class);
        return ((ProbeOutcome.Verified) outcome).evidence();
    }

    private Diagnosis diagnosis(String type, String path) {
        ProbeOutcome outcome = test(type, path);
        assertThat(outcome).isInstanceOf(ProbeOutcome.Failed.class);
        return ((ProbeOutcome.Failed) outcome).diagnosis();
    }

    private Path sqlite(int page, int pages) throws IOException {
        ByteBuffer file = ByteBuffer.allocate(pages * (page == 1 ? 65_536 : page));
        file.put("SQLite format 3\0".getBytes(StandardCharsets.US_ASCII));
        file.putShort(16, (short) page).putInt(56, 1).putInt(96, 3_040_001);
        return Files.write(folder.resolve("shop.db"), file.array());
    }

    private Path duckdb() throws IOException {
        ByteBuffer file = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
        file.put(8, "DUCK".getBytes(StandardCharsets.US_ASCII)).putLong(12, 64);
        return Files.write(folder.resolve("shop.duckdb"), file.array());
    }

    @Test
    void saysWhatTheFileIs() throws IOException {
        assertThat(evidence("sqlite_file", sqlite(4096, 3))).startsWith("SQLite 3.40.1, 3 × 4096 bytes, UTF-8");
        assertThat(evidence("sqlite_file", sqlite(1, 2))).startsWith("SQLite 3.40.1, 2 × 65536 bytes, UTF-8");
        assertThat(evidence("duckdb_file", duckdb())).startsWith("DuckDB, storage version 64, 4096 bytes");
    }

    @Test
    void leavesTheFileAndItsFolderAsTheyWere() throws IOException {
        Path file = sqlite(4096, 2);
        FileTime before = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.setLastModifiedTime(file, before);
        byte[] content = Files.readAllBytes(file);

        evidence("sqlite_file", file);

        assertThat(Files.getLastModifiedTime(file)).isEqualTo(before);
        assertThat(file).hasBinaryContent(content);
        assertThat(folder).isDirectoryContaining(file::equals);
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @Test
    void createsNothingThatIsMissing() {
        Path missing = folder.resolve("missing.db");

        assertThat(diagnosis("sqlite_file", missing.toString())).isEqualTo(Diagnosis.INVALID_INPUT);
        assertThat(missing).doesNotExist();
    }

    @Test
    void noticesOtherFormats() throws IOException {
        String empty = Files.createFile(folder.resolve("empty")).toString();

        assertThat(diagnosis("sqlite_file", duckdb().toString())).isEqualTo(Diagnosis.INVALID_INPUT);
        assertThat(diagnosis("duckdb_file", sqlite(4096, 1).toString())).isEqualTo(Diagnosis.INVALID_INPUT);
        assertThat(diagnosis("sqlite_file", empty)).isEqualTo(Diagnosis.INVALID_INPUT);
        assertThat(diagnosis("sqlite_file", sqlite(1000, 1).toString())).isEqualTo(Diagnosis.INVALID_INPUT);
        assertThat(diagnosis("sqlite_file", folder.toString())).isEqualTo(Diagnosis.INVALID_INPUT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"shop.db", "../shop.db", "//server/share/shop.db", "\\\\server\\share\\shop.db", ":memory:"})
    void takesWholePathsOnThisComputerOnly(String path) {
        assertThat(diagnosis("sqlite_file", path)).isEqualTo(Diagnosis.INVALID_INPUT);
    }
}
