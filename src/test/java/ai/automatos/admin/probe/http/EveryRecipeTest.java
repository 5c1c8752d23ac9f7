package ai.automatos.admin.probe.http;

import static ai.automatos.admin.probe.ProbeFixture.MESSAGES;
import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.HttpRecipe;
import ai.automatos.admin.catalog.HttpRecipe.Digest;
import ai.automatos.admin.catalog.HttpRecipe.Exchange;
import ai.automatos.admin.catalog.ShippedTypes;
import ai.automatos.admin.net.AddressGuard;
import ai.automatos.admin.net.GuardedNetwork;
import ai.automatos.admin.net.OutboundHttp;
import ai.automatos.admin.net.SystemProxies;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeOutcome;
import ai.automatos.admin.probe.ProbeRunner;
import ai.automatos.admin.probe.http.PlayedService.Answer;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Every shipped HTTP recipe against a server that plays its service: right, refused, broken, and saying otherwise. */
class EveryRecipeTest {
    private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();
    private static final List<CredentialType> TYPES = types();

    private static GuardedNetwork network;
    private static OutboundHttp http;
    private static ProbeRunner runner;
    private static PlayedService service;

    private static List<CredentialType> types() {
        ShippedTypes shipped = new ShippedTypes();
        return shipped.all().stream()
                .map(summary -> shipped.find(summary.key()).orElseThrow())
                // Over plain HTTP no certificate is shown: ClientCertificateTest plays those services.
                .filter(type -> type.test() instanceof HttpRecipe http && http.clientCertificate() == null)
                .toList();
    }

    @BeforeAll
    static void start() throws NoSuchAlgorithmException {
        LOG.start();
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).addAppender(LOG);
        service = new PlayedService();
        network = new GuardedNetwork(EveryRecipeTest::resolved);
        http = new OutboundHttp(network, SystemProxies.none(), SSLContext.getDefault(), "AutomatosAdmin/test", 1 << 20);
        runner = new ProbeRunner(
                List.of(new HttpProbe(
                        new HttpConversations(http, AddressGuard.localAllowed(), MESSAGES, Rehearsal.CLOCK))),
                MESSAGES);
    }

    /** Nothing leaves this computer. */
    private static List<InetAddress> resolved(String host) throws UnknownHostException {
        if (!host.equals("127.0.0.1")) {
            throw new UnknownHostException(host);
        }
        return List.of(InetAddress.getLoopbackAddress());
    }

    @AfterAll
    static void stop() {
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        root.detachAppender(LOG);
        assertThat(LOG.list)
                .noneMatch(event -> event.getLevel().isGreaterOrEqual(Level.ERROR))
                .noneMatch(event -> event.getFormattedMessage().contains(MadeUpValues.MARK));
        runner.close();
        http.close();
        network.close();
        service.close();
    }

    /** Several at a time; what fails is told by type, all at once. */
    private static void each(Consumer<Rehearsal> check) {
        Map<String, String> failures = new ConcurrentSkipListMap<>();
        TYPES.parallelStream().forEach(type -> {
            try {
                check.accept(new Rehearsal(service, runner, type));
            } catch (AssertionError | RuntimeException e) {
                failures.put(type.key(), String.valueOf(e.getMessage()).strip());
            }
        });
        assertThat(failures).isEmpty();
        assertThat(TYPES).hasSizeGreaterThan(1_000);
    }

    @Test
    void whatIsRightIsVerifiedAndReachesTheService() {
        each(rehearsal -> {
            Conversation all = rehearsal.hold(rehearsal.values(true), rehearsal.right());
            all.requireVerified();
            all.requireWholeRequests();
            all.requireSecrets();
        });
    }

    @Test
    void theNeededFieldsAreEnough() {
        each(rehearsal ->
                rehearsal.hold(rehearsal.values(false), rehearsal.right()).requireVerified());
    }

    /** Some servers ask for no login, and take whatever comes. */
    @Test
    void aServerThatAnswersAnybodyHasProvedNothing() {
        Set<String> counted = new ConcurrentSkipListSet<>();
        each(rehearsal -> {
            boolean alwaysAsks = rehearsal.recipe().question().request().signing() instanceof Digest;
            if (!rehearsal.recipe().loginFields().isEmpty() && !alwaysAsks) {
                counted.add(rehearsal.type().key());
                Map<String, String> values = rehearsal.values(true);
                List<Answer> open = new ArrayList<>(rehearsal.right());
                open.add(open.get(open.size() - 1));
                Conversation held = rehearsal.hold(values, open);
                assertThat(held.diagnosis()).isEqualTo(Diagnosis.INVALID_INPUT);
                assertThat(new SeenText(
                                held.part().seen().get(held.part().seen().size() - 1)))
                        .as("without the login")
                        .satisfies(last -> rehearsal.recipe().loginFields().stream()
                                .map(values::get)
                                .filter(Objects::nonNull)
                                .forEach(value -> assertThat(last.holds(value)).isFalse()));
            }
        });
        assertThat(counted).contains("ollama", "prometheus", "http_basic_auth", "oauth1_generic");
    }

    @Test
    void whatIsRefusedIsTold() {
        each(rehearsal -> {
            Map<String, String> values = rehearsal.values(true);
            assertThat(rehearsal.hold(values, List.of(Answer.echo(401))).diagnosis())
                    .isIn(Diagnosis.INVALID_KEY, Diagnosis.AUTHENTICATION_FAILED);
            assertThat(rehearsal.hold(values, List.of(Answer.echo(500))).diagnosis())
                    .isEqualTo(Diagnosis.SERVICE_ERROR);
        });
    }

    @Test
    void anAnswerThatSaysOtherwiseDoesNotPass() {
        each(rehearsal -> {
            for (int i = 0; i < rehearsal.exchanges().size(); i++) {
                Answer otherwise = PlayedAnswer.wrong(rehearsal.exchanges().get(i));
                if (otherwise != null) {
                    List<Answer> answers = new ArrayList<>(rehearsal.right());
                    answers.set(i, otherwise);
                    assertThat(rehearsal.hold(rehearsal.values(true), answers).outcome())
                            .isInstanceOf(ProbeOutcome.Failed.class);
                }
            }
        });
    }

    @Test
    void addressesAreWhatTheRecipeSays() {
        each(rehearsal -> {
            for (boolean all : List.of(true, false)) {
                for (Exchange exchange : rehearsal.exchanges()) {
                    URI address = rehearsal.realAddress(exchange, rehearsal.values(all));
                    assertThat(address.getHost()).isNotNull();
                    assertThat(address.getRawPath()).doesNotContain("//");
                }
            }
        });
    }

    /** A request line is logged on its way; a service that wants its secret there is on the list. */
    @Test
    void secretsStayOutOfAddressesExceptWhereTheServiceWantsThem() throws IOException {
        Set<String> found = new ConcurrentSkipListSet<>();
        each(rehearsal -> {
            Conversation all = rehearsal.hold(rehearsal.values(true), rehearsal.right());
            if (all.secretsInAddress()) {
                found.add(rehearsal.type().key());
            }
        });
        try (InputStream in = EveryRecipeTest.class.getResourceAsStream("/probe/secret-in-address.txt")) {
            Set<String> known = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(found).isEqualTo(known);
        }
    }
}
