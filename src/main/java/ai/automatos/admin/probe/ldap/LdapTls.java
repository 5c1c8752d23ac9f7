package ai.automatos.admin.probe.ldap;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** TLS over the client's connection, which begins the handshake by itself; certificate and name are verified. */
final class LdapTls extends SSLSocketFactory {
    private final SSLContext trust;
    private final String host;

    LdapTls(SSLContext trust, String host) {
        this.trust = trust;
        this.host = host;
    }

    @Override
    public Socket createSocket(Socket plain, String sameHost, int port, boolean autoClose) throws IOException {
        SSLSocket socket = (SSLSocket) trust.getSocketFactory().createSocket(plain, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("LDAPS");
        socket.setSSLParameters(parameters);
        return socket;
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return trust.getSocketFactory().getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return trust.getSocketFactory().getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket(String other, int port) throws IOException {
        throw noConnection();
    }

    @Override
    public Socket createSocket(InetAddress address, int port) throws IOException {
        throw noConnection();
    }

    @Override
    public Socket createSocket(String other, int port, InetAddress local, int localPort) throws IOException {
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
