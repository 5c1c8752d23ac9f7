package ai.automatos.admin.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;

/** Puts TLS over a connection that began in clear, and does nothing else. */
public final class UpgradeFactory extends SSLSocketFactory {
    /** Makes the secure connection, to the host that the user named; the handshake may be left to the library. */
    @FunctionalInterface
    public interface Upgrade {
        Socket over(Socket plain) throws IOException;
    }

    private final Upgrade upgrade;

    public UpgradeFactory(Upgrade upgrade) {
        this.upgrade = upgrade;
    }

    @Override
    public Socket createSocket(Socket plain, String host, int port, boolean autoClose) throws IOException {
        return upgrade.over(plain);
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return new String[0];
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return new String[0];
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw noConnection();
    }

    @Override
    public Socket createSocket(InetAddress address, int port) throws IOException {
        throw noConnection();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        throw noConnection();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress local, int localPort) throws IOException {
        throw noConnection();
    }

    private static IOException noConnection() {
        return new IOException("only over a connection that exists");
    }
}
