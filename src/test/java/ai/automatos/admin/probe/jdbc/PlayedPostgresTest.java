package ai.automatos.admin.probe.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.Deadline;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.net.GuardedNetwork;
import ai.automatos.admin.net.NameResolver;
import ai.automatos.admin.net.StubServer;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeFixture;
import ai.automatos.admin.probe.ProbeOutcome;
import ai.automatos.admin.probe.ProbeRunner;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever answers for PostgreSQL, speaks no TLS and asks for the password itself. */
class PlayedPostgresTest {
    private static final String PASSWORD = "p4ssw0rd-of-app";
    private static final int TLS_WISH = 80_877_103;
    private static final int PASSWORD_IN_CLEAR = 3;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    private void askForThePassword(StubServer self, Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        byte[] start = in.readNBytes(in.readInt() - 4);
        if (start.length == 4 && new DataInputStream(new java.io.ByteArrayInputStream(start)).readInt() == TLS_WISH) {
            out.write('N');
            in.readNBytes(in.readInt() - 4);
        }
        out.write('R');
        out.writeInt(8);
        out.writeInt(PASSWORD_IN_CLEAR);
        in.transferTo(told);
    }

    private ProbeOutcome.Failed test(String mode) {
        return test(mode, this::askForThePassword);
    }

    private ProbeOutcome.Failed test(String mode, StubServer.Behaviour behaviour) {
        try (StubServer server = StubServer.raw(behaviour);
                GuardedNetwork network = new GuardedNetwork(NameResolver.system());
                ProbeRunner runner = ProbeFixture.runner(network, new PostgresProbe())) {
            Map<String, SecretBytes> values = ProbeFixture.values(
                    "host",
                    "127.0.0.1",
                    "port",
                    Integer.toString(server.port()),
                    "database",
                    "shop",
                    "user",
                    "app",
                    "password",
                    PASSWORD,
                    "ssl_mode",
                    mode);
            return (ProbeOutcome.Failed)
                    runner.run(ProbeFixture.shipped("postgresql"), values, Duration.ofSeconds(2), new CancelSignal());
        }
    }

    private String told() {
        return told.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"allow", "prefer"})
    void isNotToldItUnlessTheUserChoseSo(String mode) {
        ProbeOutcome.Failed outcome = test(mode);

        assertThat(told()).doesNotContain(PASSWORD);
        assertThat(outcome.diagnosis()).isEqualTo(Diagnosis.TLS_FAILED);
        assertThat(outcome.detail()).contains("asks for the password itself");
    }

    @Test
    void isToldItWhereTheUserSwitchedEncryptionOff() {
        test("disable");

        assertThat(told()).contains(PASSWORD);
    }

    /** The driver cannot hold the value, and skips what never comes. */
    private void promiseAValueOfTwoBillionBytes(StubServer self, Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        in.readNBytes(in.readInt() - 4);
        out.write('R');
        out.writeInt(8);
        out.writeInt(0);
        out.write('S');
        out.writeInt(4 + "server_version\00014\0".length());
        out.writeBytes("server_version\00014\0");
        // Ready; then two settings are taken.
        String ready = "Z\0\0\0\5I";
        String prepared = "1\0\0\0\0042\0\0\0\4";
        String set = "C\0\0\0\10SET\0" + ready;
        out.writeBytes(ready + set + prepared + set + prepared);
        out.write('T');
        out.writeInt(4 + 2 + 2 + 18);
        out.writeShort(1);
        out.writeBytes("a\0\0\0\0\0\0\0\0\0\0\u0019");
        out.writeShort(-1);
        out.writeInt(-1);
        out.writeShort(0);
        out.write('D');
        out.writeInt(4 + 2 + 4);
        out.writeShort(1);
        out.writeInt(Integer.MAX_VALUE);
        socket.shutdownOutput();
        in.transferTo(told);
    }

    @Test
    void aValueThatNeverComesKeepsNoThreadBusy() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();

        ProbeOutcome.Failed outcome = test("disable", this::promiseAValueOfTwoBillionBytes);

        assertThat(outcome.diagnosis()).isNotEqualTo(Diagnosis.TIMEOUT);
        Deadline patience = Deadline.in(Duration.ofSeconds(10));
        while (isBusy(before)) {
            assertThat(patience.isOver()).as("still busy").isFalse();
            Thread.onSpinWait();
        }
    }

    private static boolean isBusy(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .anyMatch(thread -> thread.getName().equals("probe") && thread.getState() == Thread.State.RUNNABLE);
    }
}
