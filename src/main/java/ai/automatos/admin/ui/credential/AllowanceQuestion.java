package ai.automatos.admin.ui.credential;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.TestRecipe;
import ai.automatos.admin.catalog.TypeCatalog;
import ai.automatos.admin.credential.CredentialSummary;
import ai.automatos.admin.ui.Workbench;
import ai.automatos.admin.ui.dialog.Dialogs;

/** Asks before a test that uses up a request of somebody's allowance. FX thread only. */
final class AllowanceQuestion {
    private final Workbench bench;
    private final TypeCatalog types;

    AllowanceQuestion(Workbench bench, TypeCatalog types) {
        this.bench = bench;
        this.types = types;
    }

    /** @param test runs at once if it costs nothing, else when the user agrees */
    void ask(CredentialType type, String name, Runnable test) {
        TestRecipe recipe = type.test();
        if (recipe != null && costs(type)) {
            confirm(
                    bench.text("ui.allowance.title", name),
                    bench.text("ui.allowance.text", type.provider(), recipe.summary()),
                    test);
        } else {
            test.run();
        }
    }

    /** The same for a stored credential; its type is read in the background. */
    void ask(CredentialSummary row, Runnable test) {
        String name = row.credential().name();
        bench.tasks()
                .load(
                        task -> types.find(row.credential().typeKey()),
                        type -> type.ifPresentOrElse(known -> ask(known, name, test), test));
    }

    private void confirm(String title, String text, Runnable test) {
        bench.dialogs().confirm(new Dialogs.Question(title, text, bench.text("ui.allowance.go"), false, test));
    }

    static boolean costs(CredentialType type) {
        TestRecipe recipe = type.test();
        return recipe != null && recipe.usesQuota();
    }
}
