package ai.automatos.admin.ui.shell;

import ai.automatos.admin.ui.CredentialRows;
import ai.automatos.admin.ui.Icons;
import ai.automatos.admin.ui.Narrow;
import ai.automatos.admin.ui.Navigator;
import ai.automatos.admin.ui.OpenVault;
import ai.automatos.admin.ui.Page;
import ai.automatos.admin.ui.Workbench;
import ai.automatos.admin.ui.audit.AuditController;
import ai.automatos.admin.ui.catalog.TypesController;
import ai.automatos.admin.ui.credential.CredentialsController;
import ai.automatos.admin.ui.form.Focus;
import ai.automatos.admin.ui.notice.NoticeBell;
import ai.automatos.admin.ui.notice.NoticeCenter;
import ai.automatos.admin.ui.settings.SettingsController;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** Header, tabs and status bar around the four pages. A page is made when it is first looked at. */
public final class ShellController implements Shell, Navigator {
    private final Workbench bench;
    private final OpenVault vault;
    private final Locker locker;
    private final ShellState state;
    private final CredentialRows rows;
    private final Map<Tab, Page> pages = new EnumMap<>(Tab.class);
    private final Map<Tab, ToggleButton> buttons = new EnumMap<>(Tab.class);
    private final Label credentialCount = counter();
    private final Label typeCount = counter();
    private final Parent view;
    private final NoticeCenter notices;
    private Runnable jobs = () -> {};
    private Tab now = Tab.CREDENTIALS;

    @FXML
    private StackPane layer;

    @FXML
    private BorderPane frame;

    @FXML
    private NoticeBell bell;

    @FXML
    private Label platformName;

    @FXML
    private Label demo;

    @FXML
    private MenuButton user;

    @FXML
    private HBox tabBar;

    @FXML
    private StackPane content;

    @FXML
    private StatusBar statusBar;

    public ShellController(Workbench bench, OpenVault vault, Locker locker, ShellState state) {
        this.bench = bench;
        this.vault = vault;
        this.locker = locker;
        this.state = state;
        this.rows = new CredentialRows(vault, bench.tasks());
        this.view = bench.views().load(this);
        this.notices = new NoticeCenter(bench, vault, rows, this, layer, bell, state.desktop(), state.desktopNotices());
    }

    @FXML
    private void initialize() {
        platformName.textProperty().bind(state.platformName());
        demo.setVisible(state.demo());
        demo.setManaged(state.demo());
        String name = vault.caller().actor().name();
        user.setText(name);
        user.setAccessibleText(bench.text("ui.user", name));
        user.setTooltip(new Tooltip(bench.text("ui.user", name)));
        Narrow.watch(
                frame, narrow -> user.setContentDisplay(narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT));
        ToggleGroup group = new ToggleGroup();
        for (Tab tab : Tab.values()) {
            ToggleButton button = new ToggleButton(bench.text("ui.tab." + tab.word()), Icons.of(tab.icon()));
            button.setId("tab-" + tab.word());
            button.getStyleClass().add("tab-button");
            button.setTooltip(new Tooltip(bench.text("ui.tab." + tab.word() + ".help")));
            button.setToggleGroup(group);
            button.setOnAction(event -> show(tab));
            buttons.put(tab, button);
        }
        buttons.values().forEach(tabBar.getChildren()::add);
        tabBar.getChildren().add(Tab.CREDENTIALS.ordinal() + 1, credentialCount);
        tabBar.getChildren().add(Tab.TYPES.ordinal() + 2, typeCount);
        rows.property().addListener((property, old, list) -> count(credentialCount, list.size()));
        statusBar.connect(bench, vault, state.idle());
    }

    @Override
    public OpenVault vault() {
        return vault;
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public void start() {
        rows.reload();
        countTypes();
        show(state.tab());
        notices.start();
        // A job that has something to say has changed what the rows show.
        jobs = vault.core().notices().listen(posted -> bench.tasks().inWindow(() -> followJobs(!posted.isEmpty())));
    }

    private void followJobs(boolean news) {
        if (news) {
            rows.reload();
        }
    }

    /** What is said of credentials comes from their types. */
    private void typesChanged() {
        countTypes();
        rows.reload();
    }

    private void countTypes() {
        bench.tasks().load(task -> vault.core().types().all().size(), total -> count(typeCount, total));
    }

    @Override
    public void show(Tab tab) {
        now = tab;
        state.remember(tab);
        notices.hide();
        Page page = page(tab);
        content.getChildren().setAll(page.view());
        Objects.requireNonNull(buttons.get(tab)).setSelected(true);
        page.shown();
        bench.tasks().inWindow(() -> giveFocus(page));
    }

    /** A page that has not taken the keyboard itself gets it at its search or its filters. */
    private void giveFocus(Page page) {
        @Nullable Scene scene = view.getScene();
        if (scene != null
                && page == pages.get(now)
                && !bench.dialogs().isOpen()
                && !Focus.isInside(scene.getFocusOwner(), page.view())) {
            page.focusSearch();
        }
    }

    @Override
    public Page page(Tab tab) {
        return pages.computeIfAbsent(tab, this::make);
    }

    @Override
    public void next(int step) {
        show(Tab.values()[Math.floorMod(now.ordinal() + step, Tab.values().length)]);
    }

    @Override
    public Page current() {
        return page(now);
    }

    @Override
    public void testSelected() {
        show(Tab.CREDENTIALS);
        ((CredentialsController) page(Tab.CREDENTIALS)).testSelected();
    }

    @Override
    public void testShown() {
        show(Tab.CREDENTIALS);
        ((CredentialsController) page(Tab.CREDENTIALS)).testShown();
    }

    @Override
    public Optional<Map<String, String>> takeUnsaved() {
        Map<String, String> all = new HashMap<>();
        pages.forEach((tab, page) -> page.takeUnsaved()
                .ifPresent(input -> input.forEach((name, text) -> all.put(prefix(tab) + name, text))));
        return all.isEmpty() ? Optional.empty() : Optional.of(all);
    }

    @Override
    public void restore(Map<String, String> input) {
        for (Tab tab : Tab.values()) {
            Map<String, String> own = new HashMap<>();
            input.forEach((name, text) -> {
                if (name.startsWith(prefix(tab))) {
                    own.put(name.substring(prefix(tab).length()), text);
                }
            });
            if (!own.isEmpty()) {
                if (tab == Tab.CREDENTIALS) {
                    show(tab); // Its forms lie over the tab that they belong to.
                }
                page(tab).restore(own);
            }
        }
    }

    @Override
    public void close() {
        jobs.run();
        notices.close();
        pages.values().forEach(Page::close);
        pages.clear();
        rows.clear();
        content.getChildren().clear();
        platformName.textProperty().unbind();
        statusBar.disconnect();
    }

    @Override
    public void createCredential(@Nullable String typeKey) {
        show(Tab.CREDENTIALS);
        ((CredentialsController) page(Tab.CREDENTIALS)).create(typeKey);
    }

    @Override
    public void showCredential(UUID id) {
        show(Tab.CREDENTIALS);
        ((CredentialsController) page(Tab.CREDENTIALS)).select(id);
    }

    @Override
    public void showAudit(UUID credentialId, String name) {
        show(Tab.AUDIT);
        ((AuditController) page(Tab.AUDIT)).showCredential(credentialId, name);
    }

    @Override
    public void showType(String key) {
        show(Tab.TYPES);
        ((TypesController) page(Tab.TYPES)).select(key);
    }

    @Override
    public void showSetting(String key) {
        show(Tab.SETTINGS);
        ((SettingsController) page(Tab.SETTINGS)).select(key);
    }

    @Override
    @FXML
    public void openPalette() {
        new Palette(bench, this, this, rows, locker).open();
    }

    @Override
    public void openNotices() {
        notices.open();
    }

    @FXML
    private void lock() {
        locker.lock();
    }

    @FXML
    private void openHome() {
        bench.browser().open(state.home().toUri());
    }

    @FXML
    private void about() {
        new AboutSheet(bench, state.version(), state.home()).open();
    }

    private Page make(Tab tab) {
        return switch (tab) {
            case SETTINGS -> new SettingsController(bench, vault, state.version());
            case CREDENTIALS ->
                new CredentialsController(bench, vault, rows, vault.core().types(), this);
            case TYPES -> new TypesController(bench, vault, rows, this, this::typesChanged);
            case AUDIT -> new AuditController(bench, vault, rows, vault.core().types(), this);
        };
    }

    private static String prefix(Tab tab) {
        return tab.word() + "/";
    }

    private void count(Label counter, int number) {
        counter.setText(bench.formats().number(number));
        counter.setVisible(number > 0);
    }

    private static Label counter() {
        Label label = new Label();
        label.getStyleClass().add("counter");
        label.setVisible(false);
        label.managedProperty().bind(label.visibleProperty());
        label.setMouseTransparent(true);
        label.setTranslateX(-8);
        return label;
    }
}
