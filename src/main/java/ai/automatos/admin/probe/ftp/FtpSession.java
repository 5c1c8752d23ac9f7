package ai.automatos.admin.probe.ftp;

import ai.automatos.admin.net.TlsSockets;
import ai.automatos.admin.probe.ConnectedSocket;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.Evidence;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.Proof;
import ai.automatos.admin.probe.Protection;
import ai.automatos.admin.probe.ProtocolRequest;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;
import org.apache.commons.net.ftp.FTPReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is said over one control connection. */
final class FtpSession {
    private static final Logger LOG = LoggerFactory.getLogger(FtpSession.class);
    private static final Pattern PRODUCT = Pattern.compile(
            "(?i)\\b(vsFTPd|ProFTPD|Pure-FTPd|FileZilla Server|Microsoft FTP Service|Serv-U|Wing FTP Server|WS_FTP|"
                    + "CrushFTP|IIS|Apache FtpServer|Titan FTP)\\b(?:[^\\d;:()<]{0,12}?v?(\\d+(?:\\.\\d+)+\\w?))?");
    private static final Pattern TLS_WANTED = Pattern.compile("(?i)\\b(TLS|SSL|encrypt\\w*|AUTH first)\\b");
    private static final Pattern TOO_MANY = Pattern.compile("(?i)too many|maximum number");

    private final FtpLogin login;
    private final ProtocolRequest request;
    private final FtpControl control = new FtpControl();
    private @Nullable String tls;

    /** @param tls version, if the connection is encrypted already */
    FtpSession(FtpLogin login, ProtocolRequest request, @Nullable String tls) {
        this.login = login;
        this.request = request;
        this.tls = tls;
    }

    Proof prove(ConnectedSocket socket) throws ProbeFailure, IOException {
        control.open(socket);
        if (!FTPReply.isPositiveCompletion(control.getReplyCode())) {
            throw new ProbeFailure(Diagnosis.SERVICE_ERROR, control.reply());
        }
        String product = product(control.reply());
        if (login.security() == Protection.UPGRADE) {
            upgrade(socket);
        }
        logIn();
        Evidence evidence = new Evidence(request.messages(), product).user(login.user());
        if (login.anonymous()) {
            evidence.add(words("probe.ftp.anonymous"));
        }
        @Nullable String folder = control.printWorkingDirectory();
        if (folder != null) {
            evidence.add(request.messages().get("probe.ftp.folder", folder));
        }
        leave();
        return evidence.tls(tls).proof();
    }

    private static String product(String greeting) {
        Matcher named = PRODUCT.matcher(greeting);
        if (!named.find()) {
            return "FTP";
        }
        return named.group(2) == null ? named.group(1) : named.group(1) + " " + named.group(2);
    }

    private void upgrade(ConnectedSocket socket) throws ProbeFailure, IOException {
        if (control.sendCommand("AUTH", "TLS") != FTPReply.SECURITY_DATA_EXCHANGE_COMPLETE) {
            throw new ProbeFailure(Diagnosis.TLS_FAILED, words("probe.ftp.no_tls") + " " + control.reply());
        }
        SSLSocket secure = TlsSockets.secure(socket, login.host(), login.port(), login.trust());
        control.changeTo(secure);
        tls = secure.getSession().getProtocol();
    }

    private void logIn() throws ProbeFailure, IOException {
        int reply = control.user(login.user());
        if (FTPReply.isPositiveCompletion(reply) && !login.anonymous()) {
            throw request.invalid("probe.ftp.nothing_asked");
        }
        if (reply == FTPReply.NEED_PASSWORD) {
            reply = control.pass(login.password());
        }
        if (!FTPReply.isPositiveCompletion(reply)) {
            throw refusal(reply, control.reply());
        }
    }

    private ProbeFailure refusal(int code, String reply) {
        if (tls == null && TLS_WANTED.matcher(reply).find()) {
            return new ProbeFailure(
                    Diagnosis.INVALID_INPUT,
                    request.messages().get("probe.ftp.encrypt", request.label("security")) + " " + reply);
        }
        if (TOO_MANY.matcher(reply).find()) {
            return new ProbeFailure(Diagnosis.RATE_LIMITED, reply);
        }
        if (code == FTPReply.NEED_ACCOUNT || code == FTPReply.NEED_ACCOUNT_FOR_STORING_FILES) {
            return new ProbeFailure(Diagnosis.OTHER, words("probe.ftp.account") + " " + reply);
        }
        // 430 is used for a wrong login, although 4 stands for what will pass.
        boolean passing = FTPReply.isNegativeTransient(code) && code != 430;
        return new ProbeFailure(passing ? Diagnosis.SERVICE_ERROR : Diagnosis.AUTHENTICATION_FAILED, reply);
    }

    /** The server closed the connection; with code 421 it said why. */
    ProbeFailure hungUp() {
        String reply = control.getReplyCode() == FTPReply.SERVICE_NOT_AVAILABLE ? control.reply() : "";
        return new ProbeFailure(
                TOO_MANY.matcher(reply).find() ? Diagnosis.RATE_LIMITED : Diagnosis.SERVICE_ERROR,
                reply.isEmpty() ? words("probe.detail.hung_up") : reply);
    }

    /** The login stands, whatever becomes of the goodbye. */
    private void leave() {
        try {
            control.part();
        } catch (IOException e) {
            LOG.debug("No goodbye from the FTP server");
        }
    }

    private String words(String key) {
        return request.messages().get(key);
    }
}
