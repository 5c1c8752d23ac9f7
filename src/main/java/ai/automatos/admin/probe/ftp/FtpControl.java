package ai.automatos.admin.probe.ftp;

import ai.automatos.admin.probe.ConnectedSocket;
import ai.automatos.admin.probe.OneSocket;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.commons.net.ftp.FTPClient;

/** The library's control connection over a socket of ours, which may change to TLS on the way. */
final class FtpControl extends FTPClient {
    private static final int PARTING_MILLISECONDS = 1_000;
    /** The codes that a reply repeats on its lines. */
    private static final Pattern REPEATED_CODE = Pattern.compile("\\s*\\n(?:\\d{3}[ -])? *");

    /** Reads the server's greeting. */
    void open(ConnectedSocket socket) throws IOException {
        // RFC 2640: names and passwords are UTF-8.
        setControlEncoding(StandardCharsets.UTF_8.name());
        setSocketFactory(new OneSocket(socket));
        connect(socket.getInetAddress(), socket.getPort());
    }

    void changeTo(Socket secure) throws IOException {
        _socket_ = secure;
        _controlInput_ = new BufferedReader(new InputStreamReader(secure.getInputStream(), StandardCharsets.UTF_8));
        _controlOutput_ = new BufferedWriter(new OutputStreamWriter(secure.getOutputStream(), StandardCharsets.UTF_8));
    }

    /** The last reply, on one line. */
    String reply() {
        return REPEATED_CODE.matcher(getReplyString().strip()).replaceAll(" ");
    }

    /** Waits for an answer only a moment. */
    void part() throws IOException {
        _socket_.setSoTimeout(PARTING_MILLISECONDS);
        quit();
    }
}
