package ai.automatos.admin.notice.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Puts TLS over a connection to one host, with certificate and name checked, and opens none. */
final class Tls extends SSLSocketFactory {
    private final SSLSocketFactory sockets;
    private final String host;
    private final int port;

    Tls(SSLContext trust, String host, int port) {
        this.sockets = trust.getSocketFactory();
        this.host = host;
        this.port = port;
    }

    Socket over(Socket plain) throws IOException {
        SSLSocket secure = (SSLSocket) sockets.createSocket(plain, host, port, true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }

    /** @param other what the library believes the host is called */
    @Override
    public Socket createSocket(Socket plain, String other, int otherPort, boolean autoClose) throws IOException {
        return over(plain);
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return sockets.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return sockets.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket(String other, int otherPort) throws IOException {
        throw noConnection();
    }

    @Override
    public Socket createSocket(InetAddress other, int otherPort) throws IOException {
        throw noConnection();
    }

    @Override
    public Socket createSocket(String other, int otherPort, InetAddress local, int localPort) throws IOException {
        throw noConnection();
    }

    @Override
    public Socket createSocket(InetAddress other, int otherPort, InetAddress local, int localPort) throws IOException {
        throw noConnection();
    }

    private static IOException noConnection() {
        return new IOException("only over a connection that exists");
    }
}
