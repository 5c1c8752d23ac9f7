package ai.automatos.admin.probe.mongo;

import ai.automatos.admin.catalog.ProtocolRecipe;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.NotTestableHere;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.Proof;
import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.ProtocolRequest;
import ai.automatos.admin.probe.Route;
import ai.automatos.admin.probe.Wire;
import java.io.IOException;
import java.net.ProtocolException;
import org.bson.BSONException;

/**
 * Tests by logging in to MongoDB, or to what speaks its protocol. Thread-safe.
 *
 * <p>MongoDB's driver is not used, only its BSON: the driver opens its sockets by itself, on threads that look for the
 * servers again and again, so neither the address guard nor the cancel would hold.
 */
public final class MongoProbe implements ProtocolProbe {
    private final ServiceRecords records;

    public MongoProbe() {
        this(new ServiceRecords(new SystemDns()));
    }

    MongoProbe(ServiceRecords records) {
        this.records = records;
    }

    @Override
    public boolean speaks(ProtocolRecipe recipe) {
        return recipe.kind().equals("mongodb");
    }

    @Override
    public Proof probe(ProtocolRequest request, Route route) throws ProbeFailure, NotTestableHere, IOException {
        // Any server will do, for each of them knows all users.
        MongoLogin login = MongoLogin.of(request, route, records);
        try (Wire wire = Wire.openFirst(request, route, login.servers(), login.tls())) {
            return new MongoConversation(wire, login, request).proof();
        } catch (ProtocolException e) {
            throw new ProbeFailure(Diagnosis.WRONG_BASE_URL, String.valueOf(e.getMessage()));
        } catch (BSONException e) {
            throw new ProbeFailure(
                    Diagnosis.WRONG_BASE_URL, request.messages().get("probe.store.other_protocol", "MongoDB"));
        }
    }
}
