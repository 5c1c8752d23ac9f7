package ai.automatos.admin.probe.memcached;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeFixture;
import ai.automatos.admin.probe.Trial;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped Memcached type against a memcached that is installed on this computer, in its three kinds. */
@Tag("real-servers")
class InstalledMemcachedTest {
    private static final String PASSWORD = "p4ss'w/ @%41 ünd";
    /** A login by text ends at a space, says memcached. */
    private static final String WITHOUT_SPACE = "p4ss'w/@%41ünd";

    @TempDir
    private Path folder;

    private Process server;

    private static String program(String name) {
        for (String place : List.of("/usr/bin/", "/usr/sbin/", "/usr/local/bin/")) {
            if (Files.isExecutable(Path.of(place + name))) {
                return place + name;
            }
        }
        assumeTrue(false, name + " is not installed");
        return name;
    }

    private Trial trial(String... options) throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        List<String> command = new ArrayList<>(List.of(
                program("memcached"),
                "-u",
                System.getProperty("user.name"),
                "-l",
                "127.0.0.1",
                "-p",
                Integer.toString(port)));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment().put("SASL_CONF_PATH", folder.toString());
        server = builder.start();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!listens(port)) {
            assertThat(System.nanoTime()).as("memcached listens").isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return new Trial(
                        new MemcachedProbe(),
                        SSLContext.getDefault(),
                        "memcached",
                        ProbeFixture.values(
                                "host",
                                "127.0.0.1",
                                "port",
                                Integer.toString(port),
                                "username",
                                "app",
                                "password",
                                PASSWORD),
                        "p4ss")
                .within(Duration.ofSeconds(5));
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (server != null) {
            server.destroy();
            server.waitFor();
        }
    }

    @Test
    void asksForNoLogin() throws Exception {
        try (Trial trial = trial()) {
            assertThat(trial.evidence("username", "", "password", ""))
                    .matches("memcached \\S+, no login asked for, not encrypted");
            assertThat(trial.failed().detail()).contains("asks for no login");
        }
    }

    @Test
    void asksForALoginByText() throws Exception {
        Path users = Files.writeString(folder.resolve("users"), "app:" + WITHOUT_SPACE + "\n");
        try (Trial trial = trial("-Y", users.toString())) {
            provesTheLogin(trial, WITHOUT_SPACE);
        }
    }

    @Test
    void asksForALoginBySasl() throws Exception {
        Path users = folder.resolve("sasldb");
        Files.writeString(folder.resolve("memcached.conf"), "mech_list: plain\nsasldb_path: " + users + "\n");
        Process add = new ProcessBuilder(
                        program("saslpasswd2"), "-p", "-c", "-a", "memcached", "-f", users.toString(), "app")
                .start();
        try (var in = add.outputWriter(java.nio.charset.StandardCharsets.UTF_8)) {
            in.write(PASSWORD);
        }
        assertThat(add.waitFor()).isZero();
        try (Trial trial = trial("-S")) {
            provesTheLogin(trial, PASSWORD);
        }
    }

    private static void provesTheLogin(Trial trial, String password) {
        assertThat(trial.evidence("password", password)).matches("memcached \\S+, user app, not encrypted");
        assertThat(trial.diagnosis("password", "else")).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        assertThat(trial.diagnosis("username", "nobody")).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        assertThat(trial.diagnosis("username", "", "password", "")).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
    }
}
