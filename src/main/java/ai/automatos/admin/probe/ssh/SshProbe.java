package ai.automatos.admin.probe.ssh;

import ai.automatos.admin.catalog.ProtocolRecipe;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.Evidence;
import ai.automatos.admin.probe.NetworkDiagnosis;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.Proof;
import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.ProtocolRequest;
import ai.automatos.admin.probe.Route;
import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchAlgoNegoFailException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchHostKeyException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import java.util.List;
import java.util.Optional;

/**
 * Signs in over SSH with a key or a password; opens no shell and runs no command. Where the recipe asks for the
 * subsystem {@code sftp}, it also asks for the current folder. The server's key is compared before anything is sent that
 * belongs to the credential: one that nobody has confirmed ends the test with the fingerprint to compare. Thread-safe.
 */
public final class SshProbe implements ProtocolProbe {
    private static final String SFTP = "sftp";
    /** How the client and OpenSSH say that a login was refused. */
    private static final List<String> REFUSED =
            List.of("Auth fail", "Auth cancel", "Login trials exceed", "authentication failures");

    @Override
    public boolean speaks(ProtocolRecipe recipe) {
        return recipe.kind().equals("ssh");
    }

    @Override
    public Proof probe(ProtocolRequest request, Route route) throws ProbeFailure {
        String host = request.host();
        HostKeys hostKeys = new HostKeys(request.text("host_key"));
        SshSockets sockets = new SshSockets(route);
        JSch client = new JSch();
        try {
            Session session = client.getSession(request.required("username"), host, request.port());
            try {
                session.setSocketFactory(sockets);
                session.setHostKeyRepository(hostKeys);
                session.setDaemonThread(true);
                session.setConfig("StrictHostKeyChecking", "yes");
                session.setConfig("PreferredAuthentications", identify(client, session, request));
                // A server that lets everybody in by the method "none" (RFC 4252, 5.2) would prove nothing.
                session.setConfig("enable_auth_none", "no");
                session.setConfig("MaxAuthTries", "1");
                session.connect();
                return proof(session, request);
            } finally {
                session.disconnect();
                client.removeAllIdentity();
            }
        } catch (JSchException e) {
            throw failure(e, hostKeys, sockets, request);
        }
    }

    /** Gives the session its key or its password. @return the methods to try */
    private static String identify(JSch client, Session session, ProtocolRequest request)
            throws ProbeFailure, JSchException {
        Optional<String> key = request.given("private_key");
        if (key.isPresent()) {
            SshKey.add(client, key.get(), request);
            return "publickey";
        }
        String password = request.given("password")
                .orElseThrow(() -> request.invalid("probe.detail.ssh.nothing_to_sign_in_with"));
        session.setUserInfo(new PasswordPrompt(password));
        return "keyboard-interactive,password";
    }

    private static Proof proof(Session session, ProtocolRequest request) throws JSchException {
        Proof proof = new Evidence(request.messages(), software(session.getServerVersion()))
                .user(session.getUserName())
                .add(session.getHostKey().getType())
                .proof();
        return request.text("subsystem").equals(SFTP) ? withFolder(session, proof, request) : proof;
    }

    /** {@code SSH-2.0-OpenSSH_9.2p1 Debian-2} says {@code OpenSSH_9.2p1} (RFC 4253, 4.2). */
    private static String software(String version) {
        String software = version.replaceFirst("^SSH-[^-]*-", "");
        return "SSH " + software.split(" ", 2)[0];
    }

    private static Proof withFolder(Session session, Proof proof, ProtocolRequest request) throws JSchException {
        ChannelSftp channel = (ChannelSftp) session.openChannel(SFTP);
        try {
            channel.connect();
            String folder = request.messages().get("probe.evidence.folder", channel.pwd());
            return Proof.of(proof.identity() + ", " + folder);
        } catch (JSchException | SftpException e) {
            if (!session.isConnected()) {
                throw e instanceof JSchException lost ? lost : new JSchException("session is down", e);
            }
            return proof.reserved(new ProbeFailure(
                    Diagnosis.PERMISSION_DENIED, request.messages().get("probe.detail.ssh.no_sftp")));
        } finally {
            channel.disconnect();
        }
    }

    private static ProbeFailure failure(
            JSchException thrown, HostKeys hostKeys, SshSockets sockets, ProtocolRequest request) {
        if (thrown instanceof JSchHostKeyException) {
            return hostKeys.refusal(request);
        }
        String message = String.valueOf(thrown.getMessage());
        Optional<Diagnosis> network = NetworkDiagnosis.of(thrown);
        if (network.isPresent()) {
            return new ProbeFailure(network.get(), message);
        }
        if (REFUSED.stream().anyMatch(message::contains)) {
            return new ProbeFailure(
                    Diagnosis.AUTHENTICATION_FAILED, request.messages().get("probe.detail.ssh.refused"));
        }
        if (thrown instanceof JSchAlgoNegoFailException) {
            return new ProbeFailure(
                    Diagnosis.SERVICE_ERROR, request.messages().get("probe.detail.ssh.no_common_algorithm", message));
        }
        return new ProbeFailure(
                sockets.heardSomethingElse() ? Diagnosis.WRONG_BASE_URL : Diagnosis.SERVICE_ERROR, message);
    }
}
