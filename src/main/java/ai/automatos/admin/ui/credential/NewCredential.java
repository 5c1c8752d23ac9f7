package ai.automatos.admin.ui.credential;

import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.credential.CredentialDraft;
import ai.automatos.admin.credential.SavedCredential;
import ai.automatos.admin.credential.TestResult;
import ai.automatos.admin.ui.OpenVault;
import ai.automatos.admin.ui.Workbench;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Saves what the wizard collected, with what the test said of it. */
final class NewCredential {
    private final Workbench bench;
    private final OpenVault vault;

    NewCredential(Workbench bench, OpenVault vault) {
        this.bench = bench;
        this.vault = vault;
    }

    /** @param draft wiped when it is saved or refused @param said the test of these very values, or null */
    void save(CredentialDraft draft, @Nullable TestResult said, Consumer<UUID> done, Consumer<Throwable> refused) {
        bench.tasks()
                .load(
                        task -> {
                            try {
                                return keep(vault.core().credentials().create(vault.caller(), draft), said);
                            } finally {
                                draft.values().values().forEach(SecretBytes::close);
                            }
                        },
                        kept -> {
                            done.accept(kept.saved().credential().id());
                            announce(bench, kept.saved());
                            if (kept.notKept() != null) {
                                bench.tasks().fail(kept.notKept());
                            }
                        },
                        refused);
    }

    /** Says that it is saved, and what looks odd about its values. */
    static void announce(Workbench bench, SavedCredential saved) {
        bench.notices().success(bench.text("ui.saved", saved.credential().name()));
        saved.warnings().forEach(warning -> bench.notices().warning(warning.text(bench.messages())));
    }

    /** It is saved by now: if its test cannot be kept, it stays unverified, and that is said. */
    private Kept keep(SavedCredential saved, @Nullable TestResult said) {
        try {
            if (said != null) {
                vault.core().tester().keep(vault.caller(), saved.credential().id(), said);
            }
            return new Kept(saved, null);
        } catch (RuntimeException e) {
            return new Kept(saved, e);
        }
    }

    /** @param notKept why the test's result is not its status, or null */
    private record Kept(SavedCredential saved, @Nullable RuntimeException notKept) {}
}
