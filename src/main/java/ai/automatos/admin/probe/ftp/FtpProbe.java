package ai.automatos.admin.probe.ftp;

import ai.automatos.admin.catalog.ProtocolRecipe;
import ai.automatos.admin.probe.ConnectedSocket;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.Endpoint;
import ai.automatos.admin.probe.NetworkDiagnosis;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.Proof;
import ai.automatos.admin.probe.Protection;
import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.ProtocolRequest;
import ai.automatos.admin.probe.Route;
import ai.automatos.admin.probe.Wire;
import java.io.IOException;
import org.apache.commons.net.MalformedServerReplyException;
import org.apache.commons.net.ftp.FTPConnectionClosedException;

/** Tests by logging in and asking for the current folder. No file is listed, read or written. Thread-safe. */
public final class FtpProbe implements ProtocolProbe {
    @Override
    public boolean speaks(ProtocolRecipe recipe) {
        return recipe.kind().equals("ftp");
    }

    @Override
    public Proof probe(ProtocolRequest request, Route route) throws ProbeFailure, IOException {
        FtpLogin login = FtpLogin.of(request, route);
        boolean atOnce = login.security() == Protection.TLS;
        try (Wire wire = Wire.open(request, route, Endpoint.of(request), atOnce)) {
            return talk(new ConnectedSocket(wire.socket()), new FtpSession(login, request, wire.tls()));
        }
    }

    private static Proof talk(ConnectedSocket socket, FtpSession session) throws ProbeFailure, IOException {
        try {
            return session.prove(socket);
        } catch (MalformedServerReplyException e) {
            throw new ProbeFailure(Diagnosis.WRONG_BASE_URL, socket.greeting());
        } catch (FTPConnectionClosedException e) {
            throw session.hungUp();
        } catch (IOException e) {
            throw NetworkDiagnosis.of(socket.failure().orElse(e))
                    .map(known -> new ProbeFailure(known, String.valueOf(e.getMessage())))
                    .orElseGet(session::hungUp);
        }
    }
}
