package ai.automatos.admin.probe.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.net.GuardedNetwork;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeFixture;
import ai.automatos.admin.probe.ProbeOutcome;
import ai.automatos.admin.probe.ProbeRunner;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Types whose driver the user brings, with a tiny driver in its place. */
class OwnDriverProbeTest {
    @TempDir
    Path folder;

    private Path drivers;
    private final GuardedNetwork network = new GuardedNetwork(
            host -> List.of(InetAddress.getByName(host.equals("metadata.example") ? "169.254.169.254" : "127.0.0.1")));
    private ProbeRunner runner;

    @BeforeEach
    void makeFolder() throws IOException {
        drivers = Files.createDirectory(folder.resolve("drivers"));
        permit(drivers, "rwx------");
        runner = ProbeFixture.runner(network, new OwnDriverProbe(new OwnDrivers(() -> drivers)));
    }

    @AfterEach
    void closeRunner() {
        runner.close();
        network.close();
    }

    private static void permit(Path path, String permissions) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    private Path put(String driverClass) throws IOException {
        Path work = Files.createDirectories(folder.resolve("work"));
        Path jar = TinyDriver.jar(work, drivers.resolve("driver.jar"), driverClass);
        permit(jar, "rw-------");
        return jar;
    }

    private ProbeOutcome oracle(String... changes) {
        Map<String, SecretBytes> values = ProbeFixture.values(
                "host", "db.example", "port", "1521", "service_name", "ORCL", "user", "app", "password", "p4ss");
        values.putAll(ProbeFixture.values(changes));
        return run("oracle_database", values);
    }

    private ProbeOutcome free(String url) {
        return run("jdbc_generic", ProbeFixture.values("jdbc_url", url, "user", "app", "password", "p4ss"));
    }

    private ProbeOutcome run(String type, Map<String, SecretBytes> values) {
        ProbeOutcome outcome =
                runner.run(ProbeFixture.shipped(type), values, Duration.ofSeconds(10), new CancelSignal());
        assertThat(outcome.toString()).doesNotContain("p4ss");
        return outcome;
    }

    private static void failed(ProbeOutcome outcome, Diagnosis meant) {
        assertThat(outcome).isInstanceOfSatisfying(ProbeOutcome.Failed.class, found -> {
            assertThat(found.diagnosis()).isEqualTo(meant);
        });
    }

    private static void untested(ProbeOutcome outcome, Object told) {
        assertThat(outcome).isInstanceOfSatisfying(ProbeOutcome.NotTestable.class, found -> {
            assertThat(found.reason()).contains(told.toString());
        });
    }

    @Test
    void saysWhichJarToPutWhere() throws IOException {
        untested(oracle(), "ojdbc17.jar");
        untested(oracle(), drivers);

        put("some.other.TheirDriver");

        untested(oracle(), "ojdbc17.jar");
    }

    @Test
    void findsADriverThatWasPutThereMeanwhile() throws IOException {
        untested(oracle(), drivers);

        put("oracle.jdbc.OracleDriver");

        assertThat(oracle()).isInstanceOfSatisfying(ProbeOutcome.Verified.class, found -> {
            assertThat(found.evidence()).isEqualTo("Tiny alone jdbc:oracle:thin:@//db.example:1521/ORCL -, user app");
        });
        failed(oracle("password", "wr0ng"), Diagnosis.AUTHENTICATION_FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ORCL?x=y", "a/b", "x)(HOST=evil", "a;b=c", "a b", "a:b", "%2e", "a&b", "@x", "a'b"})
    void letsNoValueLeaveItsPlaceInTheAddress(String service) throws IOException {
        put("oracle.jdbc.OracleDriver");

        failed(oracle("service_name", service), Diagnosis.INVALID_INPUT);
        failed(oracle("host", service), Diagnosis.INVALID_INPUT);
    }

    @Test
    void looksAtTheAddressBeforeTheDriverDoes() throws IOException {
        put("oracle.jdbc.OracleDriver");

        failed(oracle("host", "metadata.example"), Diagnosis.ADDRESS_REFUSED);
        failed(free("jdbc:tiny://app@metadata.example:1/x"), Diagnosis.ADDRESS_REFUSED);
        failed(free("jdbc:oracle:thin:@(ADDRESS=(HOST=metadata.example)(PORT=1))"), Diagnosis.ADDRESS_REFUSED);
    }

    @Test
    void loadsNothingThatOthersMayHavePutThere() throws IOException {
        assumeTrue(drivers.getFileSystem().supportedFileAttributeViews().contains("posix"), "no POSIX permissions");
        Path jar = put("oracle.jdbc.OracleDriver");

        permit(jar, "rw-rw----");
        untested(oracle(), jar);
        permit(jar, "rw-r--r--");
        permit(drivers, "rwxrwxrwx");
        untested(oracle(), drivers);
        permit(drivers, "rwxr-xr-x");
        assertThat(oracle()).isInstanceOf(ProbeOutcome.Verified.class);
    }

    @Test
    void takesAWholeAddress() throws IOException {
        put("tiny.AnyDriver");

        assertThat(free("jdbc:tiny://db.example:1/shop;ssl=true;timezone=UTC"))
                .isInstanceOfSatisfying(ProbeOutcome.Verified.class, found -> {
                    assertThat(found.evidence()).contains("jdbc:tiny://db.example:1/shop;ssl=true;timezone=UTC");
                });
        untested(free("jdbc:unknown://db.example/shop"), drivers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://db.example/",
                "jdbc:h2:mem:x;INIT=RUNSCRIPT FROM 'x'",
                "jdbc:h2:/tmp/x",
                "jdbc:h2:tcp://db.example/x;INIT=x",
                "jdbc:hsqldb:file:/tmp/x",
                "jdbc:derby:x;create=true",
                "jdbc:sqlite:/tmp/x",
                "jdbc:duckdb:/tmp/x",
                "jdbc:tiny://db.example/x?socketFactory=a.B",
                "jdbc:tiny://db.example/x?socket%46actory=a.B",
                "jdbc:tiny://db.example/x?socket%2546actory=a.B",
                "jdbc:mysql://db.example/x?autoDeserialize=true",
                "jdbc:mysql://db.example/x?a=b&allowLoadLocalInfile=true",
                "jdbc:mysql://address=(host=db.example)(queryInterceptors=a)/x",
                "jdbc:postgresql://db.example/x?loggerFile=/tmp/x",
                "jdbc:db2://db.example:1/x:clientRerouteServerListJNDIName=ldap://evil/a;",
                "jdbc:snowflake://db.example/?authenticator=externalbrowser&CLIENT_CONFIG_FILE=x",
                "jdbc:oracle:thin:@ldap://evil.example/x",
                "jdbc:tiny://db.example/x?password=p4ss",
                "jdbc:tiny://db.example/x?TrustStorePwd=p4ss"
            })
    void refusesWhatIsKnownToDoMoreThanToLogIn(String url) throws IOException {
        put("tiny.AnyDriver");

        failed(free(url), Diagnosis.INVALID_INPUT);
    }
}
