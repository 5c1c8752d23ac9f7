package ai.automatos.admin.probe;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.net.GuardedNetwork;
import ai.automatos.admin.net.NameResolver;
import ai.automatos.admin.net.StubServer;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * What every protocol must survive: servers that only look like the right one. Each test ends in time, as a failure of
 * a class that helps, with the connection closed and with flat memory.
 */
public abstract class RudeServerContract {
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final long MUCH = 64L << 20;
    private static final long FLAT = 48L << 20;

    protected abstract ProtocolProbe probe();

    /** A shipped type that the probe tests, so that its recipe is tried too. */
    protected abstract CredentialType type();

    /** Values that make the test talk, in clear, to this place. */
    protected Map<String, SecretBytes> values(String host, int port) {
        return ProbeFixture.values("host", host, "port", Integer.toString(port), "username", "u", "password", "p4ss");
    }

    /** What an HTTP server on the port may be taken for. */
    protected List<Diagnosis> web() {
        return List.of(Diagnosis.WRONG_BASE_URL);
    }

    /** What a server that hangs up at once may be taken for. */
    protected List<Diagnosis> hangingUp() {
        return List.of(Diagnosis.SERVICE_ERROR, Diagnosis.WRONG_BASE_URL);
    }

    private ProbeOutcome.Failed test(NameResolver names, String host, int port, Duration limit, CancelSignal cancel) {
        try (GuardedNetwork network = new GuardedNetwork(names);
                ProbeRunner runner = ProbeFixture.runner(network, probe())) {
            ProbeOutcome outcome = runner.run(type(), values(host, port), limit, cancel);
            assertThat(outcome).isInstanceOf(ProbeOutcome.Failed.class);
            return (ProbeOutcome.Failed) outcome;
        }
    }

    private ProbeOutcome.Failed test(StubServer server, Duration limit, CancelSignal cancel) {
        return test(NameResolver.system(), "127.0.0.1", server.port(), limit, cancel);
    }

    private static void inTime(ProbeOutcome.Failed outcome) {
        assertThat(outcome.elapsed()).isLessThan(SHORT.plusMillis(1500));
    }

    @Test
    void aSilentServerEndsAtTheLimit() {
        try (StubServer silent = StubServer.raw((self, socket) -> self.hang())) {
            ProbeOutcome.Failed outcome = test(silent, SHORT, new CancelSignal());

            assertThat(outcome.diagnosis()).isEqualTo(Diagnosis.TIMEOUT);
            inTime(outcome);
        }
    }

    @Test
    void aServerThatDripsEndsAtTheLimit() {
        try (StubServer dripping = StubServer.raw((self, socket) -> {
            OutputStream out = socket.getOutputStream();
            while (true) {
                out.write('0');
                out.flush();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        })) {
            ProbeOutcome.Failed outcome = test(dripping, SHORT, new CancelSignal());

            assertThat(outcome.diagnosis()).isIn(Diagnosis.TIMEOUT, Diagnosis.WRONG_BASE_URL);
            inTime(outcome);
        }
    }

    @Test
    void aBannerWithoutEndDoesNotFillTheMemory() {
        AtomicLong heap = new AtomicLong();
        long before = usedHeap();
        try (StubServer flooding = StubServer.raw((self, socket) -> {
            OutputStream out = socket.getOutputStream();
            byte[] block = new byte[64 << 10];
            Arrays.fill(block, (byte) 'A');
            for (long sent = 0; sent < MUCH; sent += block.length) {
                out.write(block);
            }
            heap.set(usedHeap());
            self.hang();
        })) {
            ProbeOutcome.Failed outcome = test(flooding, Duration.ofSeconds(3), new CancelSignal());

            assertThat(outcome.diagnosis()).isIn(Diagnosis.TIMEOUT, Diagnosis.WRONG_BASE_URL, Diagnosis.SERVICE_ERROR);
            assertThat(heap.get() - before).isLessThan(FLAT);
        }
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @Test
    void bytesThatAreNoTextAreNoSurprise() {
        byte[] noText = {(byte) 0xff, (byte) 0xfe, (byte) 0xc3, '(', (byte) 0x80, '\r', '\n', (byte) 0xed, (byte) 0xa0};
        try (StubServer babbling = StubServer.raw((self, socket) -> {
            socket.getOutputStream().write(noText);
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        })) {
            ProbeOutcome.Failed outcome = test(babbling, LONG, new CancelSignal());

            assertThat(outcome.diagnosis()).isIn(Diagnosis.WRONG_BASE_URL, Diagnosis.SERVICE_ERROR);
        }
    }

    @Test
    void aWebServerIsNotTheExpectedService() {
        byte[] http = "HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII);
        try (StubServer web = StubServer.raw((self, socket) -> {
            socket.getInputStream().read(new byte[1024]);
            socket.getOutputStream().write(http);
            socket.shutdownOutput();
        })) {
            assertThat(test(web, Duration.ofSeconds(2), new CancelSignal()).diagnosis())
                    .isIn(web());
        }
    }

    @Test
    void aServerThatHangsUpIsAFailureOfTheService() {
        try (StubServer closing = StubServer.raw((self, socket) -> {})) {
            assertThat(test(closing, LONG, new CancelSignal()).diagnosis()).isIn(hangingUp());
        }
    }

    @Test
    void nobodyListening() throws IOException {
        int port;
        try (StubServer gone = StubServer.raw((self, socket) -> {})) {
            port = gone.port();
        }
        ProbeOutcome.Failed outcome =
                test(NameResolver.system(), "127.0.0.1", port, Duration.ofSeconds(5), new CancelSignal());

        assertThat(outcome.diagnosis()).isEqualTo(Diagnosis.CONNECTION_REFUSED);
    }

    @Test
    void endsAtOnceWhenCancelledAndClosesTheConnection() throws Exception {
        CountDownLatch gone = new CountDownLatch(1);
        try (StubServer silent = StubServer.raw((self, socket) -> {
            readUntilClosed(socket.getInputStream());
            gone.countDown();
        })) {
            CancelSignal cancel = new CancelSignal();
            CompletableFuture<ProbeOutcome.Failed> outcome =
                    CompletableFuture.supplyAsync(() -> test(silent, LONG, cancel));
            silent.awaitConnection();

            cancel.cancel();

            assertThat(outcome.get(200, TimeUnit.MILLISECONDS).diagnosis()).isEqualTo(Diagnosis.CANCELLED);
            assertThat(gone.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** A connection that is reset is closed as well. */
    private static void readUntilClosed(java.io.InputStream in) {
        try {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            return;
        }
    }

    @Test
    void refusesAMetadataAddressBehindAnInnocentName() throws IOException {
        InetAddress metadata = InetAddress.getByName("169.254.169.254");

        ProbeOutcome.Failed outcome =
                test(host -> List.of(metadata), "service.example", 1234, LONG, new CancelSignal());

        assertThat(outcome.diagnosis()).isEqualTo(Diagnosis.ADDRESS_REFUSED);
    }

    @Test
    void anUnknownNameIsCalledThat() {
        ProbeOutcome.Failed outcome = test(
                host -> {
                    throw new java.net.UnknownHostException(host);
                },
                "nowhere.example",
                1234,
                LONG,
                new CancelSignal());

        assertThat(outcome.diagnosis()).isEqualTo(Diagnosis.NAME_NOT_FOUND);
    }
}
