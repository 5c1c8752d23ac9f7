package ai.automatos.admin.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whose rows a caller sees, and what a rotation in between means. */
class CredentialVisibilityTest {
    private final World world = new World();

    @Test
    void otherTenantsAndOwnersAreNotThere() {
        Credential credential = world.create("Bot");
        MacRow<Credential> row = world.repository.credentials.get(credential.id());
        Map<String, Credential> strangers = new TreeMap<>();
        strangers.put("tenant", moved(row.row(), 9, row.row().owner()));
        strangers.put("owner", moved(row.row(), row.row().tenant(), new UUID(8, 8)));
        strangers.forEach((what, stranger) -> {
            world.repository.credentials.put(
                    stranger.id(), new MacRow<>(stranger, CheckedRows.mac(world.vault, stranger)));
            assertThat(world.refusal(() -> world.credentials.reveal(world.admin, stranger.id(), "bot_token")))
                    .as(what)
                    .startsWith("credential.not.found");
        });
    }

    private static Credential moved(Credential row, long tenant, UUID owner) {
        return new Credential(
                row.id(),
                tenant,
                owner,
                row.environment(),
                row.name(),
                row.typeKey(),
                row.description(),
                row.tags(),
                row.active(),
                row.expiresAt(),
                row.valueVersion(),
                row.sealed(),
                row.rowVersion(),
                row.createdAt(),
                row.createdBy(),
                row.updatedAt(),
                row.updatedBy());
    }

    @Test
    void aRotationThatBeganMeanwhileRefusesWhatWasSealedBefore() {
        world.transactions.beforeNextUnit(() -> world.vault.begin(world.admin, world.vault, 1, new UUID(0, 0)));
        assertThat(world.refusal(() -> world.create("Bot"))).startsWith("credential.keys.changed");
        assertThat(world.repository.credentials).isEmpty();
        assertThat(world.create("Bot").sealed().generation()).isEqualTo(2);
    }
}
