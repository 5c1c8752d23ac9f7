package ai.automatos.admin.ui.audit;

import ai.automatos.admin.audit.AuditQuery;
import ai.automatos.admin.audit.ChainProblem;
import ai.automatos.admin.audit.CredentialRef;
import ai.automatos.admin.audit.LinkedEvent;
import ai.automatos.admin.catalog.TypeCatalog;
import ai.automatos.admin.common.Ids;
import ai.automatos.admin.ui.CredentialRows;
import ai.automatos.admin.ui.Navigator;
import ai.automatos.admin.ui.OpenVault;
import ai.automatos.admin.ui.Page;
import ai.automatos.admin.ui.Workbench;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javafx.animation.PauseTransition;
import javafx.fxml.FXML;
import javafx.geometry.Insets;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** The Audit Logs tab: filters, chart, the events, one of them in full, and whether the chain is whole. */
public final class AuditController implements Page {
    private static final int DETAIL = 344;
    /** Narrower than this, the event lies over the table instead of beside it. */
    private static final int WIDE = 1068;
    /** Lower than this, the chart makes room for the table. */
    private static final int HIGH = 300;
    /** From here on the table has room for every column beside an event. */
    private static final int ROOMY = 1400;

    private final Workbench bench;
    private final OpenVault vault;
    private final CredentialRows rows;
    private final Set<Long> chains;
    private final AuditPager pager;
    private final FilterBarController filters;
    private final EventDetailController eventDetail;
    private final Parent view;
    private final PauseTransition slow = new PauseTransition(Duration.millis(300));
    private ActivityPanel.@Nullable Counts counts;
    private FilterChips chipLine;
    private ChainState chainState;
    private ActivityPanel activity;
    private AuditTable events;
    private NothingFound nothingFound;
    private boolean begun;

    @FXML
    private StackPane filterPane;

    @FXML
    private Button verify;

    @FXML
    private HBox chips;

    @FXML
    private Button clear;

    @FXML
    private Label count;

    @FXML
    private Label chain;

    @FXML
    private Label chainNote;

    @FXML
    private VBox broken;

    @FXML
    private StackPane card;

    @FXML
    private VBox main;

    @FXML
    private HBox chartHead;

    @FXML
    private Label chartTitle;

    @FXML
    private Label successes;

    @FXML
    private Label failures;

    @FXML
    private ActivityChart chart;

    @FXML
    private TableView<LinkedEvent> table;

    @FXML
    private TableColumn<LinkedEvent, LinkedEvent> address;

    @FXML
    private ProgressIndicator waiting;

    @FXML
    private VBox nothing;

    @FXML
    private Label nothingTitle;

    @FXML
    private Label nothingText;

    @FXML
    private Button clearAll;

    @FXML
    private Button more;

    @FXML
    private HBox furtherDown;

    @FXML
    private HBox full;

    @FXML
    private Label fullText;

    @FXML
    private StackPane detail;

    @SuppressWarnings("NullAway.Init") // initialize() sets the rest before the constructor ends.
    public AuditController(
            Workbench bench, OpenVault vault, CredentialRows rows, TypeCatalog types, Navigator navigator) {
        this.bench = bench;
        this.vault = vault;
        this.rows = rows;
        this.chains = Set.of(Ids.VAULT_CHAIN, vault.caller().tenant());
        this.pager = new AuditPager(vault, bench.tasks());
        this.filters = new FilterBarController(bench);
        this.eventDetail = new EventDetailController(
                bench, vault, rows, types, navigator, event -> chainState.covers(event), this::closeDetail);
        this.view = bench.views().load(this);
    }

    @FXML
    private void initialize() {
        filterPane.getChildren().setAll(filters.view());
        filters.onChange(this::find);
        chipLine = new FilterChips(bench, chips, filters::focus);
        chainState = new ChainState(bench, vault, chain, chainNote, verify, broken);
        chainState.onChange(eventDetail::refresh);
        chainState.onLook(this::showBreak);
        activity = new ActivityPanel(bench, vault, chart, chartTitle, successes, failures);
        activity.onCounted(this::showCounts);
        chart.onChoose(filters::narrow);
        events = new AuditTable(bench, table, pager);
        nothingFound = new NothingFound(bench, nothing, nothingTitle, nothingText, clearAll, more);
        pager.onChange(this::showPager);
        List.of(chips, clear, chartHead, chart, furtherDown, full, detail)
                .forEach(node -> node.managedProperty().bind(node.visibleProperty()));
        table.getSelectionModel().selectedItemProperty().addListener((property, old, now) -> showEvent(now));
        detail.getChildren().setAll(eventDetail.view());
        card.widthProperty().addListener(change -> placeDetail());
        card.heightProperty().addListener(change -> placeChart());
        slow.setOnFinished(event -> waiting.setVisible(pager.isReading()));
        showEvent(null);
        showPager();
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public void shown() {
        if (begun) {
            refresh();
        } else {
            begun = true;
            offer();
            find();
            bench.tasks().inWindow(table::requestFocus);
        }
    }

    @Override
    public void refresh() {
        offer();
        AuditCriteria criteria = filters.criteria();
        Span span = span(criteria);
        AuditQuery query = criteria.query(chains, span, AuditPager.PAGE);
        count(criteria, query, span);
        events.keepPlace(then -> pager.refresh(query, then));
    }

    @Override
    public void focusSearch() {
        filters.focus();
    }

    @Override
    public void close() {
        chainState.close();
        activity.clear();
        pager.clear();
        eventDetail.clear();
        chips.getChildren().clear();
        slow.stop();
    }

    /** The events of one credential, whether it still exists or not. */
    public void showCredential(UUID id, String name) {
        filters.showCredential(new CredentialChoice(id, name, "", false));
        offer();
    }

    @FXML
    private void clearFilters() {
        filters.clear();
        filters.focus();
    }

    @FXML
    private void showMore() {
        filters.show(TimeRange.QUARTER);
    }

    @FXML
    private void goOn() {
        table.getSelectionModel().clearSelection();
        pager.goOn();
        table.scrollTo(0);
    }

    @FXML
    private void backToNewest() {
        table.getSelectionModel().clearSelection();
        pager.backToNewest();
        table.scrollTo(0);
    }

    private Span span(AuditCriteria criteria) {
        return criteria.span(bench.formats().now(), bench.formats().zone());
    }

    private void find() {
        if (!begun) {
            return;
        }
        AuditCriteria criteria = filters.criteria();
        Span span = span(criteria);
        AuditQuery query = criteria.query(chains, span, AuditPager.PAGE);
        List<FilterChips.Chip> set = filters.chips();
        chipLine.show(set);
        clear.setVisible(!set.isEmpty());
        chips.setVisible(!set.isEmpty());
        counts = null;
        count.setText("");
        table.getSelectionModel().clearSelection();
        pager.show(query);
        table.scrollTo(0);
        count(criteria, query, span);
    }

    private void count(AuditCriteria criteria, AuditQuery query, Span span) {
        activity.show(query, criteria.filters() ? criteria.unfiltered(chains, span) : null, span);
    }

    private void offer() {
        bench.tasks()
                .load(
                        task -> new Names(
                                vault.core().audit().actors(vault.caller(), chains),
                                vault.core().audit().credentials(vault.caller(), chains)),
                        names -> filters.offer(names.users(), names.credentials(), rows));
    }

    private void showCounts(ActivityPanel.Counts now) {
        counts = now;
        String time = filters.timeText();
        count.setText(
                now.shown() == now.all()
                        ? bench.text("ui.audit.count", now.all(), time)
                        : bench.text("ui.audit.count.of", now.shown(), now.all(), time));
        showNothing();
    }

    private void showPager() {
        if (pager.isReading()) {
            slow.playFromStart();
        } else {
            slow.stop();
            waiting.setVisible(false);
        }
        full.setVisible(pager.isFull());
        fullText.setText(bench.text("ui.audit.full", AuditPager.MOST));
        furtherDown.setVisible(pager.isFurtherDown());
        showNothing();
    }

    private void showNothing() {
        boolean none = begun && !pager.isReading() && pager.events().isEmpty();
        table.setVisible(!none);
        nothingFound.show(none, filters, counts);
    }

    private void showEvent(@Nullable LinkedEvent event) {
        detail.setVisible(event != null);
        if (event == null) {
            eventDetail.clear();
        } else {
            eventDetail.show(event);
        }
        placeDetail();
    }

    /** The event need not be among those that the filters show. */
    private void showBreak(ChainProblem problem) {
        bench.tasks()
                .load(
                        task -> vault.core().audit().event(vault.caller(), problem.chain(), problem.sequence()),
                        found -> {
                            table.getSelectionModel().clearSelection();
                            found.ifPresentOrElse(
                                    this::showEvent,
                                    () -> bench.notices()
                                            .info(bench.text("ui.audit.chain.missing", problem.sequence())));
                        });
    }

    /** Too low for both, the table is worth more than the chart. */
    private void placeChart() {
        boolean room = card.getHeight() >= HIGH;
        chart.setVisible(room);
        chartHead.setVisible(room);
    }

    private void placeDetail() {
        boolean beside = detail.isVisible() && card.getWidth() >= WIDE;
        address.setVisible(!beside || card.getWidth() >= ROOMY); // The event tells it, too.
        StackPane.setMargin(main, new Insets(0, beside ? DETAIL : 0, 0, 0));
    }

    private void closeDetail() {
        table.getSelectionModel().clearSelection();
        table.requestFocus();
    }

    @FXML
    private void key(KeyEvent event) {
        if (event.getTarget() instanceof ComboBoxBase) {
            return; // Its popup's keys.
        }
        if (event.getCode() == KeyCode.ESCAPE && detail.isVisible()) {
            closeDetail();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && table.isFocused() && detail.isVisible()) {
            eventDetail.focus();
            event.consume();
        }
    }

    private record Names(Set<String> users, List<CredentialRef> credentials) {}
}
