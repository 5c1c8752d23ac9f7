package ai.automatos.admin.ui.catalog;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.OwnTypeReader;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.credential.OwnTypeState;
import ai.automatos.admin.ui.Icons;
import ai.automatos.admin.ui.OpenVault;
import ai.automatos.admin.ui.Workbench;
import ai.automatos.admin.ui.dialog.Dialogs;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Dragboard;

/** What can be done with types of the user's own, and what of that with a shipped one. FX thread only. */
final class OwnTypes {
    private final Workbench bench;
    private final OpenVault vault;
    private final TypeFiles files;
    private final Consumer<String> changed;
    private Map<String, OwnTypeState> states = Map.of();

    /** @param changed hears the key of a type that was saved, or an empty text after one was deleted */
    OwnTypes(Workbench bench, OpenVault vault, TypeFiles files, Consumer<String> changed) {
        this.bench = bench;
        this.vault = vault;
        this.files = files;
        this.changed = changed;
    }

    /** Those of the vault; touches the database. */
    List<OwnTypeState> read() {
        return vault.core().ownTypes().list(vault.caller());
    }

    /** What {@link #read} found; one that is not obeyed is named. */
    void use(List<OwnTypeState> found) {
        Map<String, OwnTypeState> now = new HashMap<>();
        found.forEach(state -> now.put(state.key(), state));
        found.stream()
                .filter(state -> !state.isObeyed() && !states.containsKey(state.key()))
                .forEach(state -> bench.notices().warning(bench.text("ui.own.tampered", state.key())));
        states = now;
    }

    Optional<OwnTypeState> state(String key) {
        return Optional.ofNullable(states.get(key));
    }

    List<MenuItem> menu(CredentialType type) {
        List<MenuItem> items = new ArrayList<>();
        boolean own = states.containsKey(type.key());
        if (own) {
            items.add(item("ui.own.edit", "fth-edit-2", () -> edit(type)));
        }
        items.add(item("ui.own.duplicate", "fth-copy", () -> duplicate(type)));
        items.add(item("ui.own.export", "fth-download", () -> export(type)));
        if (own) {
            items.add(item("ui.delete.ask", "fth-trash-2", () -> delete(type.key())));
        }
        return items;
    }

    void create() {
        try (InputStream in = Objects.requireNonNull(OwnTypes.class.getResourceAsStream("new-type.json"))) {
            write(bench.text("ui.own.new"), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void importFile() {
        files.open().ifPresent(this::importFile);
    }

    void importClipboard() {
        String text = bench.clipboards().text();
        if (text.isBlank()) {
            bench.notices().info(bench.text("ui.own.clipboard.empty"));
        } else {
            write(bench.text("ui.own.import.title"), text);
        }
    }

    /** @return whether there was something to import in what was dropped */
    boolean importDropped(Dragboard dropped) {
        if (dropped.hasFiles()) {
            importFile(dropped.getFiles().get(0).toPath());
            return true;
        }
        if (dropped.hasString()) {
            write(bench.text("ui.own.import.title"), dropped.getString());
            return true;
        }
        return false;
    }

    private void importFile(Path file) {
        bench.tasks().load(task -> text(file), text -> write(bench.text("ui.own.import.title"), text));
    }

    private void duplicate(CredentialType type) {
        bench.tasks()
                .load(
                        task -> vault.core().ownTypes().duplicate(vault.caller(), type.key()),
                        text -> write(bench.text("ui.own.new"), text));
    }

    private void edit(CredentialType type) {
        bench.tasks()
                .load(
                        task -> new TypeEditor.Subject(
                                bench.text("ui.own.edit.title", type.name()),
                                vault.core().ownTypes().export(vault.caller(), type.key()),
                                type.key(),
                                vault.core()
                                        .ownTypes()
                                        .get(vault.caller(), type.key())
                                        .version(),
                                type.loopbackAllowed()),
                        this::write);
    }

    private void export(CredentialType type) {
        files.save(type.key() + ".json")
                .ifPresent(target -> bench.tasks()
                        .load(
                                task -> {
                                    put(target, vault.core().ownTypes().export(vault.caller(), type.key()));
                                    return target;
                                },
                                done -> bench.notices()
                                        .success(bench.text("ui.own.exported", type.name(), done.toString()))));
    }

    /** One that is in use is not even asked about: the credentials that have it are named. */
    private void delete(String key) {
        bench.tasks().load(task -> vault.core().ownTypes().get(vault.caller(), key), state -> {
            if (state.credentials() > 0) {
                String names = String.join(", ", state.usedBy());
                bench.notices().warning(bench.text("ui.own.in.use", state.name(), state.credentials(), names));
                return;
            }
            bench.dialogs()
                    .confirm(new Dialogs.Question(
                            bench.text("ui.own.delete.title", state.name()),
                            bench.text("ui.own.delete.text", state.version()),
                            bench.text("ui.delete"),
                            true,
                            () -> remove(state)));
        });
    }

    private void remove(OwnTypeState state) {
        bench.tasks()
                .load(
                        task -> {
                            vault.core().ownTypes().delete(vault.caller(), state.key(), state.version());
                            return state.name();
                        },
                        name -> {
                            bench.notices().success(bench.text("ui.own.deleted", name));
                            changed.accept("");
                        });
    }

    private void write(String title, String json) {
        write(new TypeEditor.Subject(title, json, null, 0, false));
    }

    private void write(TypeEditor.Subject subject) {
        new TypeEditor(bench, vault, subject, state -> changed.accept(state.key())).open();
    }

    /** Of a file that is too big, just enough for the reader to say so. */
    private static String text(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(OwnTypeReader.LARGEST + 1), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UserFacingException(e, ErrorKind.INVALID_INPUT, "type.file", file.toString());
        }
    }

    private static void put(Path target, String json) {
        try {
            Files.writeString(target, json + System.lineSeparator());
        } catch (IOException e) {
            throw new UserFacingException(e, ErrorKind.UNAVAILABLE, "type.unwritable", target.toString());
        }
    }

    private MenuItem item(String key, String icon, Runnable action) {
        MenuItem item = new MenuItem(bench.text(key), Icons.of(icon));
        item.setOnAction(event -> action.run());
        return item;
    }
}
