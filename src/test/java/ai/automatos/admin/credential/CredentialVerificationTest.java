package ai.automatos.admin.credential;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.vault.Finding;
import ai.automatos.admin.vault.Progress;
import ai.automatos.admin.vault.SealedValue;
import ai.automatos.admin.vault.VaultVerifier;
import ai.automatos.admin.vault.Verification;
import ai.automatos.admin.vault.VerificationReport;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CredentialVerificationTest {
    private final World world = new World();
    private Credential bot;
    private Assignment assignment;

    @BeforeEach
    void aLivedInVault() {
        bot = world.create("Bot");
        world.create("Another");
        Credential gone = world.create("Gone");
        world.credentials.delete(world.admin, gone.id());
        world.credentials.deactivate(world.admin, bot.id());
        world.credentials.activate(world.admin, bot.id());
        world.credentials.edit(world.admin, bot.id(), world.change(world.stored(bot), Set.of(), "bot_token", "xoxb-2"));
        world.credentials.setPace(world.admin, bot.id(), TestPace.WEEKLY);
        assignment = world.assignments.assign(world.admin, bot.id(), 42, "Helper", "slack", Assignment.Permission.READ);
        bot = world.stored(bot);
    }

    private List<String> findings() {
        VerificationReport report = world.verifier.verify(world.admin, Progress.SILENT);
        assertThat(report.sound()).isEqualTo(report.findings().isEmpty());
        return report.findings().stream()
                .map(finding -> finding.key() + ": " + finding.text(world.messages))
                .toList();
    }

    private void replace(UnaryOperator<MacRow<Credential>> change) {
        world.repository.credentials.computeIfPresent(bot.id(), (id, row) -> change.apply(row));
    }

    @Test
    void aVaultNobodyTouchedIsSound() {
        VerificationReport report = world.verifier.verify(world.admin, Progress.SILENT);
        assertThat(report.findings()).isEmpty();
        assertThat(report.sound()).isTrue();
        assertThat(report.credentials()).isEqualTo(2);
    }

    @Test
    void anAlteredRowIsNamed() {
        world.tamper(bot);
        assertThat(findings()).anyMatch(text -> text.startsWith("row.tampered") && text.contains("Bot"));
    }

    @Test
    void alteredValuesAreNamed() {
        byte[] bytes = bot.sealed().bytes().clone();
        bytes[20] ^= 1;
        SealedValue flipped =
                new SealedValue(bot.sealed().keyringId(), bot.sealed().generation(), bytes);
        Credential credential = bot.withSealed(flipped);
        replace(row -> new MacRow<>(credential, CheckedRows.mac(world.vault, credential)));
        assertThat(findings()).anyMatch(text -> text.startsWith("value.broken") && text.contains("Bot"));
    }

    @Test
    void alteredEarlierValuesAreNamed() {
        world.repository.earlier.computeIfPresent(bot.id(), (id, values) -> {
            CredentialRepository.EarlierValue old = values.get(0);
            return List.of(new CredentialRepository.EarlierValue(id, 7, old.sealed(), old.replacedAt()));
        });
        assertThat(findings()).singleElement().asString().startsWith("value.earlier.broken");
    }

    @Test
    void aWholeOldRowPutBackIsSeen() {
        MacRow<Credential> old = world.repository.credentials.get(bot.id());
        world.credentials.edit(world.admin, bot.id(), world.change(bot, Set.of(), "bot_token", "xoxb-3"));
        replace(row -> old);
        assertThat(world.credentials.view(world.admin, bot.id()).summary().integrity())
                .as("its MAC is fine")
                .isEqualTo(Integrity.AUTHENTIC);
        assertThat(findings()).singleElement().asString().startsWith("row.old").contains("Bot", "4", "5");
    }

    @Test
    void anOldRowWithTheSameValuesIsSeenToo() {
        MacRow<Credential> active = world.repository.credentials.get(bot.id());
        world.credentials.deactivate(world.admin, bot.id());
        replace(row -> active);
        assertThat(findings()).singleElement().asString().startsWith("row.old").contains("Bot");
    }

    @Test
    void aRowThatVanishedIsSeen() {
        world.repository.credentials.remove(bot.id());
        assertThat(findings())
                .singleElement()
                .asString()
                .startsWith("row.missing")
                .contains("Bot");
    }

    @Test
    void aDeletedRowPutBackIsSeen() {
        world.assignments.unassign(world.admin, bot.id(), 42, null);
        MacRow<Credential> old = world.repository.credentials.get(bot.id());
        world.credentials.delete(world.admin, bot.id());
        world.repository.credentials.put(bot.id(), old);
        assertThat(findings())
                .singleElement()
                .asString()
                .startsWith("row.unlogged")
                .contains("Bot");
    }

    @Test
    void assignmentsPlantedRemovedOrAlteredAreSeen() {
        MacRow<Assignment> row = world.repository.assignments.get(assignment.id());
        world.repository.assignments.clear();
        assertThat(findings()).singleElement().asString().startsWith("assignment.missing");
        world.repository.assignments.put(assignment.id(), row);
        world.assignments.unassign(world.admin, bot.id(), 42, null);
        world.repository.assignments.put(assignment.id(), row);
        assertThat(findings()).singleElement().asString().startsWith("assignment.unlogged");
        Assignment raised = new Assignment(
                assignment.id(), 1, 42, "slack", bot.id(), Assignment.Permission.WRITE, World.NOW, "evil");
        world.repository.assignments.put(assignment.id(), new MacRow<>(raised, row.mac()));
        assertThat(findings()).singleElement().asString().startsWith("assignment.tampered");
    }

    @Test
    void alteredAgentsAndToolsAreNamed() {
        world.repository.agents.replaceAll(
                (number, row) -> new MacRow<>(new Agent(1, number, "Evil", "", true, 1), row.mac()));
        world.repository.tools.replaceAll(
                (name, row) -> new MacRow<>(new Tool(1, name, List.of("openai_api"), 1), row.mac()));
        assertThat(findings())
                .hasSize(2)
                .anyMatch(text -> text.startsWith("agent.tampered") && text.contains("Evil"))
                .anyMatch(text -> text.startsWith("tool.tampered") && text.contains("slack"));
    }

    @Test
    void whatOthersChangeMeanwhileIsNoAlarm() {
        boolean[] done = {false};
        VerificationReport report = world.verifier.verify(world.admin, (step, count, total) -> {
            if (step.equals("credentials") && !done[0]) {
                done[0] = true;
                world.credentials.edit(world.admin, bot.id(), world.rename(bot, "Renamed"));
                world.create("Brand new");
                world.assignments.unassign(world.admin, bot.id(), 42, null);
            }
        });
        assertThat(done).containsExactly(true);
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void findingsAreCountedBeyondThoseListed() {
        VaultVerifier many = new VaultVerifier(
                world.authorizer,
                ai.automatos.admin.identity.Permission.ADMINISTER_VAULT,
                List.of((findings, progress) -> {
                    for (int i = 0; i < 3 * VerificationReport.MAXIMUM; i++) {
                        findings.accept(Finding.of("rotation.busy"));
                    }
                    return Verification.Counts.NONE;
                }));
        VerificationReport report = many.verify(world.admin, Progress.SILENT);
        assertThat(report.findings()).hasSize(VerificationReport.MAXIMUM);
        assertThat(report.found()).isEqualTo(3L * VerificationReport.MAXIMUM);
        assertThat(report.sound()).isFalse();
    }
}
