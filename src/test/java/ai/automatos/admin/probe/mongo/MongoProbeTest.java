package ai.automatos.admin.probe.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeOutcome;
import ai.automatos.admin.probe.Trial;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import com.mongodb.ServerAddress;
import com.mongodb.ServerApi;
import com.mongodb.ServerApiVersion;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped MongoDB types against a rebuilt server, which MongoDB's own driver accepts. */
class MongoProbeTest {
    private static final String PASSWORD = "p4ss'w:rd/ @%41 ünd";
    /** For a server in clear that waits for the rest of what it takes for a command. */
    private static final Duration SHORT = Duration.ofSeconds(2);
    /** MD5 of old:mongo:p4ss, as a server keeps it for SHA-1. */
    private static final String OLD_DIGEST = "2629fa6d5a2bb5bfba6a109f6ed64d01";

    private static TestMongo server;
    private static TestMongo open;

    private final Trial trial = new Trial(new MongoProbe(), "mongodb", "p4ss")
            .at(server.port())
            .with("username", "app", "password", PASSWORD);
    private final Trial byUri = new Trial(
                    new MongoProbe(new ServiceRecords(MongoProbeTest::records)), "mongodb_connection_string", "p4ss")
            .named(host -> List.of(InetAddress.getAllByName(host.equals("a.cluster.example") ? "127.0.0.1" : host)));

    private static List<String> records(String name, String type) {
        return switch (name + " " + type) {
            case "_mongodb._tcp.db.cluster.example SRV" -> List.of("0 0 " + server.port() + " a.cluster.example.");
            case "db.cluster.example TXT" -> List.of("\"authSource=admin&replicaSet=rs\"");
            case "_mongodb._tcp.forged.cluster.example SRV" -> List.of("0 0 " + server.port() + " a.cluster.example.");
            case "forged.cluster.example TXT" -> List.of("\"tls=false&ssl=false&authMechanism=SCRAM-SHA-1\"");
            case "_mongodb._tcp.away.cluster.example SRV" -> List.of("0 0 " + server.port() + " localhost.");
            default -> List.of();
        };
    }

    @BeforeAll
    static void startServers() {
        server = new TestMongo(Map.of("app", PASSWORD, "narrow", "p4ss", "a,b=c", "p4ss", "old", OLD_DIGEST));
        open = new TestMongo(Map.of());
    }

    @AfterAll
    static void stopServers() {
        server.close();
        open.close();
    }

    @ParameterizedTest
    @CsvSource({"app, true", "app, false"})
    void theOfficialDriverAcceptsTheRebuiltServer(String user, boolean right) {
        MongoClientSettings settings = MongoClientSettings.builder()
                .serverApi(ServerApi.builder().version(ServerApiVersion.V1).build())
                .credential(MongoCredential.createScramSha256Credential(
                        user, "admin", (right ? PASSWORD : "wrong").toCharArray()))
                .applyToClusterSettings(one -> one.hosts(List.of(new ServerAddress("127.0.0.1", server.port()))))
                .build();
        try (MongoClient driver = MongoClients.create(settings)) {
            boolean in;
            try {
                in = driver.getDatabase("admin")
                        .runCommand(new Document("connectionStatus", 1))
                        .toJson()
                        .contains("\"user\": \"app\"");
            } catch (com.mongodb.MongoSecurityException e) {
                in = false;
            }
            assertThat(in).isEqualTo(right);
        }
    }

    @Test
    void saysVersionUserAndEncryption() {
        assertThat(trial.evidence()).isEqualTo("MongoDB 7.0.5, user app, not encrypted");
        assertThat(trial.evidence("username", "old", "password", "p4ss"))
                .isEqualTo("MongoDB 7.0.5, user old, not encrypted");
        assertThat(trial.evidence("username", "a,b=c", "password", "p4ss")).contains("user a,b=c");
        assertThat(server.asked())
                .isSubsetOf(
                        "hello",
                        "isMaster",
                        "saslStart",
                        "saslContinue",
                        "connectionStatus",
                        "buildInfo",
                        "listDatabases",
                        "endSessions");
    }

    @Test
    void tellsWrongLoginsApart() {
        assertThat(trial.diagnosis("password", "wrong")).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        assertThat(trial.diagnosis("username", "nobody")).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        assertThat(trial.diagnosis("auth_source", "other")).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        assertThat(trial.diagnosis("username", "", "password", "")).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        assertThat(trial.diagnosis("port", "1")).isEqualTo(Diagnosis.CONNECTION_REFUSED);
        assertThat(trial.diagnosis("host", "a,b")).isEqualTo(Diagnosis.INVALID_INPUT);
    }

    @Test
    void whatAKnownUserMayNotAskIsAReservation() {
        ProbeOutcome.Verified outcome = trial.verified("username", "narrow", "password", "p4ss");

        assertThat(outcome.evidence()).isEqualTo("MongoDB, user narrow, not encrypted");
        assertThat(outcome.reservation()).isEqualTo(Diagnosis.PERMISSION_DENIED);
        assertThat(outcome.detail()).contains("buildInfo: not authorized");
    }

    @Test
    void aServerWithoutLoginsIsCalledThat() {
        String port = Integer.toString(open.port());

        assertThat(trial.evidence("port", port, "username", "", "password", ""))
                .isEqualTo("MongoDB 7.0.5, without a login, not encrypted");
        assertThat(trial.diagnosis("port", port)).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
    }

    @Test
    void takesTheWholeAddressAtOnce() {
        String encoded = URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8).replace("+", "%20");
        String start = "mongodb://app:" + encoded + "@";
        String place = "localhost:" + server.port();

        assertThat(byUri.evidence("connection_string", start + place))
                .isEqualTo("MongoDB 7.0.5, user app, not encrypted");
        assertThat(byUri.evidence("connection_string", start + "localhost:1," + place + "/shop?authSource=admin"))
                .contains("user app");
        assertThat(byUri.diagnosis("connection_string", start + place + "/shop"))
                .isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        assertThat(byUri.within(SHORT)
                        .diagnosis("connection_string", start + place + "/?tlsInsecure=true&tls=true&x=p4ss"))
                .isIn(Diagnosis.TLS_FAILED, Diagnosis.SERVICE_ERROR);
        assertThat(byUri.diagnosis("connection_string", "mongodb://app:p4ssodd%zz@x@" + place))
                .isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
    }

    @Test
    void followsTheRecordsOfADomainOnlyWithinIt() {
        String login = "mongodb+srv://narrow:p4ss@";

        assertThat(byUri.evidence("connection_string", login + "db.cluster.example/shop?tls=false"))
                .isEqualTo("MongoDB, user narrow, not encrypted");
        assertThat(byUri.diagnosis("connection_string", login + "db.cluster.example/shop?tls=false&authSource=shop"))
                .isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        assertThat(byUri.within(SHORT).diagnosis("connection_string", login + "db.cluster.example"))
                .as("in TLS unless it says otherwise")
                .isIn(Diagnosis.TLS_FAILED, Diagnosis.SERVICE_ERROR);
        assertThat(byUri.within(SHORT).diagnosis("connection_string", login + "forged.cluster.example"))
                .as("a record cannot switch TLS off")
                .isEqualTo(Diagnosis.TLS_FAILED);
        assertThat(byUri.within(SHORT).diagnosis("connection_string", login + "db.cluster.example/?tls=True"))
                .isEqualTo(Diagnosis.TLS_FAILED);
        assertThat(byUri.diagnosis("connection_string", login + "away.cluster.example?tls=false"))
                .isEqualTo(Diagnosis.NAME_NOT_FOUND);
    }

    @Test
    void otherKindsOfLoginAreNotTestable() {
        assertThat(byUri.outcome("connection_string", "mongodb://localhost/?authMechanism=MONGODB-X509"))
                .isInstanceOf(ProbeOutcome.NotTestable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:1",
                "mongodb://u:p4ss@",
                "mongodb://u:p4ss@localhost:70000",
                "mongodb+srv://u:p4ss@two.labels",
                "mongodb+srv://u:p4ss@a.b.example:27017",
                "mongodb+srv://u:p4ss@ldap:a.b.c"
            })
    void takesNoOtherAddress(String uri) {
        assertThat(byUri.diagnosis("connection_string", uri)).isEqualTo(Diagnosis.INVALID_INPUT);
    }
}
