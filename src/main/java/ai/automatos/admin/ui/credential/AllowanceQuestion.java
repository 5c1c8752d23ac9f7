package ai.automatos.admin.ui.credential;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.TestRecipe;
import ai.automatos.admin.catalog.TypeCatalog;
import ai.automatos.admin.credential.CredentialSummary;
import ai.automatos.admin.ui.Workbench;
import ai.automatos.admin.ui.dialog.Dialogs;
import java.util.List;

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
        if (costs(type)) {
            confirm(bench.text("ui.allowance.title", name), bench.text("ui.allowance.text", type.provider()), test);
        } else {
            test.run();
        }
    }

    /** The same for stored credentials; their types are read in the background. */
    void ask(List<CredentialSummary> chosen, Runnable test) {
        bench.tasks()
                .load(
                        task -> chosen.stream()
                                .flatMap(row -> types.find(row.credential().typeKey()).stream()
                                        .filter(AllowanceQuestion::costs)
                                        .map(type -> new Costly(row.credential().name(), type.provider())))
                                .toList(),
                        costly -> {
                            if (costly.isEmpty()) {
                                test.run();
                            } else {
                                confirm(costly, chosen.size(), test);
                            }
                        });
    }

    private void confirm(List<Costly> costly, int all, Runnable test) {
        Costly first = costly.get(0);
        if (all == 1) {
            confirm(
                    bench.text("ui.allowance.title", first.name()),
                    bench.text("ui.allowance.text", first.provider()),
                    test);
        } else {
            confirm(
                    bench.text("ui.allowance.many.title", all),
                    bench.text("ui.allowance.many.text", costly.size(), first.name()),
                    test);
        }
    }

    private void confirm(String title, String text, Runnable test) {
        bench.dialogs().confirm(new Dialogs.Question(title, text, bench.text("ui.allowance.go"), false, test));
    }

    private static boolean costs(CredentialType type) {
        TestRecipe recipe = type.test();
        return recipe != null && recipe.usesQuota();
    }

    private record Costly(String name, String provider) {}
}
