package ai.automatos.admin.probe.ssh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;

/** A real SSH server on this computer with one user, {@code deploy}, and a host key of its own. */
public final class TestSshServer implements AutoCloseable {
    private final SshServer server = SshServer.setUpDefaultServer();
    private final String fingerprint;

    public TestSshServer(Path folder, String password) {
        SimpleGeneratorHostKeyProvider hostKey = new SimpleGeneratorHostKeyProvider(folder.resolve("host.key"));
        hostKey.setAlgorithm(KeyUtils.EC_ALGORITHM);
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setKeyPairProvider(hostKey);
        server.setPasswordAuthenticator((user, given, session) -> user.equals("deploy") && given.equals(password));
        server.setFileSystemFactory(new VirtualFileSystemFactory(folder));
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        fingerprint =
                KeyUtils.getFingerPrint(hostKey.loadKeys(null).iterator().next().getPublic());
    }

    SshServer server() {
        return server;
    }

    public int port() {
        return server.getPort();
    }

    /** In OpenSSH's form, {@code SHA256:…}. */
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
