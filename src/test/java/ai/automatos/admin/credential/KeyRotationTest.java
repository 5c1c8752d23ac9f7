package ai.automatos.admin.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.vault.Finding;
import ai.automatos.admin.vault.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyRotationTest {
    private World world = new World();
    private final List<Credential> credentials = new ArrayList<>();

    private void fill() {
        world = new World();
        credentials.clear();
        for (int i = 0; i < 4; i++) {
            Credential credential = world.create("Bot " + i, "app_id", "A1234567" + i);
            world.credentials.edit(
                    world.admin, credential.id(), world.change(credential, Set.of(), "bot_token", "xoxb-" + i));
            world.assignments.assign(
                    world.admin, credential.id(), 40 + i, "Agent", "tool" + i, Assignment.Permission.READ);
            credentials.add(world.stored(credential));
        }
    }

    private void everythingIsOnTheNewKey(int generation) {
        assertThat(world.vault.generations()).containsExactly(generation);
        assertThat(world.verifier.verify(world.admin, Progress.SILENT).findings())
                .isEmpty();
        for (int i = 0; i < credentials.size(); i++) {
            Credential credential = world.stored(credentials.get(i));
            assertThat(credential.sealed().generation()).isEqualTo(generation);
            assertThat(world.storedValues(credential))
                    .containsEntry("bot_token", "xoxb-" + i)
                    .containsEntry("app_id", "A1234567" + i);
            assertThat(credential.valueVersion()).isEqualTo(2);
            assertThat(world.repository.earlierValues(credential.id()))
                    .singleElement()
                    .extracting(value -> value.sealed().generation())
                    .isEqualTo(generation);
        }
    }

    @Test
    void everythingMovesToTheNewKeyAndTheOldOneGoes() {
        fill();
        RotationReport report = world.rotation.rotate(world.admin, Progress.SILENT);
        assertThat(report.complete()).isTrue();
        assertThat(report.generation()).isEqualTo(2);
        assertThat(report.moved()).isEqualTo(4);
        everythingIsOnTheNewKey(2);
        assertThat(world.actions().stream().filter(AuditAction.ROTATED::equals)).hasSize(4);
        world.rotation.rotate(world.admin, Progress.SILENT);
        everythingIsOnTheNewKey(3);
    }

    @Test
    void killedAnywhereItIsFinishedByRunningItAgain() {
        int steps = 0;
        boolean killed = true;
        while (killed) {
            fill();
            world.transactions.killAfter(steps++);
            try {
                world.rotation.rotate(world.admin, Progress.SILENT);
                killed = false;
            } catch (FakeTransactions.Killed e) {
                world.transactions.killAfter(Integer.MAX_VALUE);
                for (Credential credential : credentials) {
                    assertThat(world.storedValues(credential)).containsKey("bot_token");
                }
                world.rotation.rotate(world.admin, Progress.SILENT);
            }
            everythingIsOnTheNewKey(2);
        }
        assertThat(steps).isGreaterThan(4 * 2 + 4 * 3);
    }

    @Test
    void anEditMeanwhileIsKeptAndMovedToo() {
        fill();
        Credential edited = credentials.get(0);
        world.transactions.beforeNextUnit(
                () -> world.credentials.edit(world.admin, edited.id(), world.rename(edited, "Renamed")));
        assertThat(world.rotation.rotate(world.admin, Progress.SILENT).complete())
                .isTrue();
        assertThat(world.stored(edited).name()).isEqualTo("Renamed");
        everythingIsOnTheNewKey(2);
    }

    @Test
    void anEditPreparedBeforeTheRotationCannotBringTheOldKeyBack() {
        fill();
        Credential edited = credentials.get(0);
        world.transactions.beforeNextUnit(() -> world.rotation.rotate(world.admin, Progress.SILENT));
        assertThat(world.refusal(
                        () -> world.credentials.edit(world.admin, edited.id(), world.rename(edited, "Renamed"))))
                .startsWith("credential.keys.changed");
        everythingIsOnTheNewKey(2);
    }

    @Test
    void anEditPreparedWhileTheRotationWaitedCannotBringOldValuesBack() {
        fill();
        Credential edited = credentials.get(0);
        world.vault.begin(world.admin, world.vault, 1, edited.owner());
        world.transactions.beforeNextUnit(() -> world.rotation.rotate(world.admin, Progress.SILENT));
        assertThat(world.refusal(
                        () -> world.credentials.edit(world.admin, edited.id(), world.rename(edited, "Renamed"))))
                .startsWith("credential.edited.meanwhile");
        everythingIsOnTheNewKey(2);
    }

    @Test
    void aTamperedRowIsNotMadeToLookRightAndTheOldKeyStays() {
        fill();
        world.tamper(credentials.get(1));
        RotationReport report = world.rotation.rotate(world.admin, Progress.SILENT);
        assertThat(report.complete()).isFalse();
        assertThat(report.left()).extracting(Finding::key).containsExactly("row.tampered");
        assertThat(world.vault.generations()).containsExactlyInAnyOrder(1, 2);
        assertThat(world.credentials
                        .view(world.admin, credentials.get(1).id())
                        .summary()
                        .integrity())
                .isEqualTo(Integrity.TAMPERED);
    }

    @Test
    void whatOtherRoomsSignedMovesToo() {
        fill();
        world.others.writtenByOthers = 2;
        assertThat(world.rotation.rotate(world.admin, Progress.SILENT).complete())
                .isTrue();
        assertThat(world.others.generation).isEqualTo(2);
        everythingIsOnTheNewKey(2);
    }

    @Test
    void aTamperedRowOfAnotherRoomKeepsTheOldKey() {
        fill();
        world.others.tampered = true;
        RotationReport report = world.rotation.rotate(world.admin, Progress.SILENT);
        assertThat(report.left()).extracting(Finding::key).containsExactly("setting.tampered");
        assertThat(world.vault.generations()).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void itTakesTheRightToAdministerTheVault() {
        assertThat(world.refusal(() -> world.rotation.rotate(world.auditor, Progress.SILENT)))
                .startsWith("identity.denied");
        world.locked = true;
        assertThatThrownBy(() -> world.rotation.rotate(world.admin, Progress.SILENT))
                .hasMessage("vault.locked");
    }
}
