package ai.automatos.admin.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.vault.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** When the audit log cannot be written, nothing changes and nothing leaves. */
class NoEventNoChangeTest {
    private static final Duration LIMIT = Duration.ofSeconds(1);

    private final World world = new World();
    private Credential credential;

    @BeforeEach
    void anAssignedCredential() {
        credential = world.create("Bot");
        world.assignments.assign(world.admin, credential.id(), 1, "One", "slack", Assignment.Permission.READ);
    }

    static Stream<Named<BiConsumer<World, Credential>>> operations() {
        return Stream.of(
                operation("create", (w, c) -> w.create("Other")),
                operation("edit", (w, c) -> w.credentials.edit(w.admin, c.id(), w.rename(c, "New"))),
                operation(
                        "edit values",
                        (w, c) -> w.credentials.edit(w.admin, c.id(), w.change(c, Set.of(), "bot_token", "xoxb-9"))),
                operation("reveal", (w, c) -> w.credentials.reveal(w.admin, c.id(), "bot_token")),
                operation("copy", (w, c) -> w.credentials.copy(w.admin, c.id(), "bot_token")),
                operation("deactivate", (w, c) -> w.credentials.deactivate(w.admin, c.id())),
                operation("set pace", (w, c) -> w.credentials.setPace(w.admin, c.id(), TestPace.OFF)),
                operation("delete", (w, c) -> {
                    w.repository.assignments.clear();
                    w.credentials.delete(w.admin, c.id());
                }),
                operation(
                        "assign",
                        (w, c) -> w.assignments.assign(w.admin, c.id(), 2, "Two", "web", Assignment.Permission.WRITE)),
                operation("unassign", (w, c) -> w.assignments.unassign(w.admin, c.id(), 1, null)),
                operation("define tool", (w, c) -> w.assignments.defineTool(w.admin, "slack", List.of("slack"))),
                operation("test", (w, c) -> w.tester.test(w.admin, c.id(), LIMIT, new CancelSignal())),
                operation(
                        "test unsaved",
                        (w, c) -> w.tester.test(w.admin, World.slack("New"), LIMIT, new CancelSignal())),
                operation("rotate", (w, c) -> w.rotation.rotate(w.admin, Progress.SILENT)),
                operation("refuse", (w, c) -> w.credentials.delete(w.auditor, c.id())));
    }

    private static Named<BiConsumer<World, Credential>> operation(
            String name, BiConsumer<World, Credential> operation) {
        return Named.of(name, operation);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void nothingHappens(BiConsumer<World, Credential> operation) {
        world.log.breakDown();
        boolean deletes = !world.repository.assignments.isEmpty();
        Map<?, ?> credentials = Map.copyOf(world.repository.credentials);
        Map<?, ?> agents = Map.copyOf(world.repository.agents);
        Map<?, ?> tools = Map.copyOf(world.repository.tools);
        assertThat(deletes).isTrue();
        assertThatThrownBy(() -> operation.accept(world, credential)).isInstanceOf(FakeAuditLog.Broken.class);
        assertThat(world.repository.credentials).isEqualTo(credentials);
        assertThat(world.repository.earlier).isEmpty();
        assertThat(world.repository.activity).isEmpty();
        assertThat(world.repository.agents).isEqualTo(agents);
        assertThat(world.repository.tools).isEqualTo(tools);
        assertThat(world.log.events()).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void nothingHappensWhereNothingCanBeWritten(BiConsumer<World, Credential> operation) {
        world.transactions.killAfter(0);
        assertThatThrownBy(() -> operation.accept(world, credential)).isInstanceOf(FakeTransactions.Killed.class);
        assertThat(world.probed).as("no secret left for a service").isEmpty();
    }
}
