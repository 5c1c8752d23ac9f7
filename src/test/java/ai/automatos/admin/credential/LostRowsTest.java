package ai.automatos.admin.credential;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LostRowsTest {
    private final World world = new World();

    @Test
    void aRowThatTheLogKnowsIsNotTheUsersMistake() {
        Credential bot = world.create("Bot");
        Credential other = world.create("Other");
        world.repository.credentials.remove(bot.id());
        assertThat(world.refusal(() -> world.credentials.find(world.admin, "Bot", null)))
                .startsWith("credential.lost")
                .contains("Bot");
        assertThat(world.refusal(() -> world.credentials.find(world.admin, "Bot", CredentialEnvironment.PRODUCTION)))
                .startsWith("credential.not.found");
        world.credentials.edit(world.admin, other.id(), world.rename(other, "Renamed"));
        assertThat(world.refusal(() -> world.credentials.find(world.admin, "Other", null)))
                .as("its row is there")
                .startsWith("credential.not.found");
        world.credentials.delete(world.admin, other.id());
        assertThat(world.refusal(() -> world.credentials.find(world.admin, "Other", null)))
                .as("deleted under another name")
                .startsWith("credential.not.found");
        assertThat(world.refusal(() -> world.credentials.find(world.admin, "Renamed", null)))
                .startsWith("credential.not.found");
    }
}
