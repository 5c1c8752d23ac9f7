package ai.automatos.admin.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.audit.AuditResult;
import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.FieldSpec;
import ai.automatos.admin.catalog.OwnType;
import ai.automatos.admin.catalog.ShippedTypes;
import ai.automatos.admin.catalog.TypeProblem;
import ai.automatos.admin.catalog.TypeSearch;
import ai.automatos.admin.catalog.TypeSummary;
import ai.automatos.admin.credential.OwnTypeDraft.IfTaken;
import ai.automatos.admin.vault.Finding;
import ai.automatos.admin.vault.Progress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class OwnTypeServiceTest {
    private static final String JSON = "{\"name\": \"Internal API\", \"fields\": ["
            + "{\"name\": \"api_key\", \"type\": \"password\", \"required\": true},"
            + "{\"name\": \"client_id\", \"type\": \"string\"}]}";
    private static final String WITH_REGION = JSON.replace("]}", ", {\"name\": \"region\", \"type\": \"string\"}]}");

    private final World world = new World();

    private OwnTypeState create() {
        return world.ownTypes.create(world.admin, OwnTypeDraft.of(JSON));
    }

    private OwnTypeState edit(OwnTypeState state, String json) {
        return world.ownTypes.edit(world.admin, state.key(), state.version(), json, false);
    }

    private Credential credential(String name) {
        CredentialDraft draft = new CredentialDraft(
                name,
                "internal_api",
                CredentialEnvironment.PRODUCTION,
                "",
                List.of(),
                Expiry.NEVER,
                World.values("api_key", "s3cret"));
        return world.credentials.create(world.admin, draft).credential();
    }

    private void tamper(int row, UnaryOperator<String> json) {
        MacRow<OwnType> old = world.typeRows.rows.get(row);
        OwnType type = old.row();
        OwnType altered = new OwnType(
                type.tenant(),
                type.key(),
                type.version(),
                json.apply(type.json()),
                type.loopbackAllowed(),
                type.createdAt(),
                type.createdBy());
        world.typeRows.rows.set(row, new MacRow<>(altered, old.mac()));
        world.types.refresh();
    }

    private List<String> findings() {
        return world.verifier.verify(world.admin, Progress.SILENT).findings().stream()
                .map(Finding::key)
                .toList();
    }

    @Test
    void aNewTypeIsInTheCatalogueAtOnce() {
        int shipped = world.types.all().size();
        OwnTypeState state = create();

        assertThat(state.key()).isEqualTo("internal_api");
        assertThat(state.version()).isEqualTo(1);
        assertThat(world.types.all()).hasSize(shipped + 1);
        assertThat(world.types.find("internal_api").orElseThrow().category()).isEqualTo("Custom");
        assertThat(world.types.source("internal_api").orElseThrow()).contains("\"key\":\"internal_api\"");
        assertThat(new TypeSearch(world.types.all()).find("Internal API"))
                .first()
                .extracting(TypeSummary::key)
                .isEqualTo("internal_api");
        assertThat(world.types.find("slack")).isPresent();
        assertThat(world.actions()).containsExactly(AuditAction.TYPE_CHANGED);
        assertThat(world.lastDetails().path("change").asText()).isEqualTo("created");
        assertThat(world.lastDetails().path("type").asText()).isEqualTo("internal_api");
        assertThat(findings()).isEmpty();
    }

    @Test
    void credentialsOfItAreKeptAndTested() {
        create();
        Credential credential = credential("Mine");

        assertThat(world.credentials.view(world.admin, credential.id()).fields())
                .extracting(CredentialView.Field::label)
                .containsExactly("API Key", "Client ID");
        assertThat(world.ownTypes.list(world.admin))
                .singleElement()
                .satisfies(state -> assertThat(state.usedBy()).containsExactly("Mine (production)"));
    }

    @Test
    void problemsAreToldAndNothingIsStored() {
        InvalidTypeException refused = catchThrowableOfType(
                InvalidTypeException.class,
                () -> world.ownTypes.create(world.admin, OwnTypeDraft.of(JSON.replace("string", "strng"))));

        assertThat(refused.problems()).extracting(TypeProblem::path).containsExactly("fields[1].type");
        assertThat(world.messages.error(refused).why()).startsWith("line 1, column ");
        assertThat(world.typeRows.rows).isEmpty();
        assertThat(world.actions()).isEmpty();
    }

    @Test
    void theSameNameAgainIsAskedAbout() {
        create();
        OwnTypeDraft again = OwnTypeDraft.of(WITH_REGION);

        assertThat(world.ownTypes.inTheWay(world.admin, again).orElseThrow().key())
                .isEqualTo("internal_api");
        assertThat(world.refusal(() -> world.ownTypes.create(world.admin, again)))
                .startsWith("type.name.taken");
        assertThat(world.ownTypes
                        .create(world.admin, new OwnTypeDraft(WITH_REGION, null, false, IfTaken.NEW_VERSION))
                        .version())
                .isEqualTo(2);
        OwnTypeState other =
                world.ownTypes.create(world.admin, new OwnTypeDraft(WITH_REGION, "Other API", false, IfTaken.REFUSE));
        assertThat(other.key()).isEqualTo("other_api");
        assertThat(other.name()).isEqualTo("Other API");
        assertThat(world.ownTypes.list(world.admin))
                .extracting(OwnTypeState::version)
                .containsExactly(2L, 1L);
    }

    @Test
    void aKeyMadeFromANameNeverHitsAShippedOne() {
        OwnTypeState state = world.ownTypes.create(world.admin, OwnTypeDraft.of(JSON.replace("Internal API", "Slack")));

        assertThat(state.key()).isEqualTo("slack_2");
        assertThat(world.types.find("slack").orElseThrow().provider()).isEqualTo("Slack");
        assertThat(world.refusal(() -> world.ownTypes.create(
                        world.admin, OwnTypeDraft.of(JSON.replaceFirst("\\{", "{\"key\": \"slack\",")))))
                .startsWith("type.invalid")
                .contains("ships");
    }

    @Test
    void anEditIsANewVersionAndTellsCredentialsWhatIsNew() {
        OwnTypeState state = create();
        world.now = world.now.plusSeconds(60);
        Credential credential = credential("Mine");
        world.now = world.now.plusSeconds(60);
        OwnTypeState edited = edit(state, WITH_REGION);

        assertThat(edited.version()).isEqualTo(2);
        assertThat(edited.createdAt()).isEqualTo(World.NOW);
        assertThat(edited.updatedAt()).isEqualTo(world.now);
        assertThat(world.ownTypes.newFields(world.admin, credential.id()))
                .extracting(FieldSpec::key)
                .containsExactly("region");
        assertThat(world.storedValues(credential)).containsEntry("api_key", "s3cret");
        world.now = world.now.plusSeconds(60);
        world.credentials.edit(
                world.admin, credential.id(), world.change(credential, java.util.Set.of(), "region", "eu"));
        assertThat(world.ownTypes.newFields(world.admin, credential.id())).isEmpty();
        assertThat(findings()).isEmpty();
    }

    @Test
    void twoWhoEditNeverOverwriteEachOther() {
        OwnTypeState state = create();
        edit(state, WITH_REGION);

        assertThat(world.refusal(() -> edit(state, JSON.replace("client_id", "user"))))
                .startsWith("type.edited.meanwhile");
        OwnTypeState now = world.ownTypes.get(world.admin, "internal_api");
        world.transactions.beforeNextUnit(() -> edit(now, JSON.replace("client_id", "first")));
        assertThat(world.refusal(() -> edit(now, JSON.replace("client_id", "second"))))
                .startsWith("type.edited.meanwhile");
        assertThat(world.types.find("internal_api").orElseThrow().field("first"))
                .isPresent();
    }

    @Test
    void withoutADifferenceNothingIsWritten() {
        OwnTypeState state = create();
        String exported = world.ownTypes.export(world.admin, "internal_api");

        assertThat(edit(state, exported).version()).isEqualTo(1);
        assertThat(world.actions()).hasSize(1);
        assertThat(world.ownTypes
                        .edit(world.admin, "internal_api", 1, exported, true)
                        .type()
                        .loopbackAllowed())
                .isTrue();
    }

    @Test
    void theKeyStays() {
        OwnTypeState state = create();

        assertThat(world.refusal(() -> edit(state, JSON.replaceFirst("\\{", "{\"key\": \"other\","))))
                .startsWith("type.key.fixed");
        assertThat(edit(state, JSON.replace("Internal API", "Renamed")).key()).isEqualTo("internal_api");
    }

    @Test
    void aTypeInUseIsNotDeleted() {
        OwnTypeState state = create();
        Credential credential = credential("Mine");

        assertThat(world.refusal(() -> world.ownTypes.delete(world.admin, "internal_api", 1)))
                .startsWith("type.in.use")
                .contains("Mine (production)");
        assertThat(world.log.last().result()).isEqualTo(AuditResult.FAILURE);
        world.credentials.delete(world.admin, credential.id());
        edit(state, WITH_REGION);
        assertThat(world.refusal(() -> world.ownTypes.delete(world.admin, "internal_api", 1)))
                .startsWith("type.edited.meanwhile");
        world.ownTypes.delete(world.admin, "internal_api", 2);
        assertThat(world.typeRows.rows).isEmpty();
        assertThat(world.types.find("internal_api")).isEmpty();
        assertThat(findings()).isEmpty();
        assertThat(world.refusal(() -> world.ownTypes.delete(world.admin, "slack", 1)))
                .startsWith("type.not.own");
    }

    @Test
    void aCopyOfAShippedTypeIsATypeOfItsOwn() {
        OwnTypeState copy =
                world.ownTypes.create(world.admin, OwnTypeDraft.of(world.ownTypes.duplicate(world.admin, "slack")));
        OwnTypeState database = world.ownTypes.create(
                world.admin, OwnTypeDraft.of(world.ownTypes.duplicate(world.admin, "postgresql")));

        CredentialType slack = world.types.find("slack").orElseThrow();
        assertThat(copy.key()).isEqualTo("slack_copy");
        assertThat(copy.type().fields()).isEqualTo(slack.fields());
        assertThat(copy.type().test()).isEqualTo(slack.test());
        assertThat(copy.type().category()).isEqualTo(slack.category());
        assertThat(database.type().test()).isNull();
        assertThat(database.type().notTestable()).isNotBlank();
    }

    @Test
    void aTamperedRowIsNamedAndNotObeyed() {
        create();
        world.ownTypes.create(world.admin, OwnTypeDraft.of(JSON.replace("Internal API", "Good")));
        tamper(0, json -> json.replace("Internal API", "Evil"));

        assertThat(world.types.find("internal_api")).isEmpty();
        assertThat(world.types.all())
                .extracting(TypeSummary::name)
                .contains("Good")
                .doesNotContain("Evil");
        assertThat(world.ownTypes.list(world.admin))
                .filteredOn(state -> !state.isObeyed())
                .extracting(OwnTypeState::name)
                .containsExactly("internal_api");
        assertThat(world.refusal(() -> world.ownTypes.edit(world.admin, "internal_api", 1, WITH_REGION, false)))
                .startsWith("type.row.tampered");
        assertThat(findings()).containsExactly("type.tampered");
        assertThat(world.rotation.rotate(world.admin, Progress.SILENT).left())
                .extracting(Finding::key)
                .containsExactly("type.tampered");
        world.ownTypes.delete(world.admin, "internal_api", 1);
        assertThat(findings()).isEmpty();
    }

    @Test
    void aTypePlantedTakenOrPutBackIsSeen() {
        OwnTypeState state = create();
        MacRow<OwnType> first = world.typeRows.rows.get(0);
        edit(state, WITH_REGION);

        world.typeRows.rows.remove(1);
        assertThat(findings()).containsExactly("type.old");
        world.typeRows.rows.clear();
        assertThat(findings()).containsExactly("type.missing");
        world.typeRows.rows.add(first);
        world.types.refresh();
        world.ownTypes.delete(world.admin, "internal_api", 1);
        world.typeRows.rows.add(first);
        assertThat(findings()).containsExactly("type.unlogged");
    }

    @Test
    void aRotationSignsEveryVersionAnew() {
        edit(create(), WITH_REGION);

        assertThat(world.rotation.rotate(world.admin, Progress.SILENT).complete())
                .isTrue();
        assertThat(world.typeRows.rows)
                .extracting(row -> row.mac().generation())
                .containsExactly(2, 2);
        assertThat(world.vault.generations()).containsExactly(2);
        world.types.refresh();
        assertThat(world.types.find("internal_api")).isPresent();
        assertThat(findings()).isEmpty();
    }

    @Test
    void anEditPreparedBeforeARotationCannotBringTheOldKeyBack() {
        OwnTypeState state = create();
        world.transactions.beforeNextUnit(() -> world.rotation.rotate(world.admin, Progress.SILENT));

        assertThat(world.refusal(() -> edit(state, WITH_REGION))).startsWith("credential.keys.changed");
    }

    @Test
    void onlyWhoMayEditTypesDoes() {
        OwnTypeState state = create();

        assertThat(world.refusal(() -> world.ownTypes.create(world.auditor, OwnTypeDraft.of(WITH_REGION))))
                .startsWith("identity.denied");
        assertThat(world.refusal(() -> world.ownTypes.edit(world.auditor, state.key(), 1, WITH_REGION, true)))
                .startsWith("identity.denied");
        assertThat(world.refusal(() -> world.ownTypes.delete(world.auditor, state.key(), 1)))
                .startsWith("identity.denied");
        assertThat(world.ownTypes.list(world.auditor)).hasSize(1);
        assertThat(world.ownTypes.check(world.auditor, JSON, null).problems()).isEmpty();
    }

    @Test
    void whileLockedThereAreNoOwnTypes() {
        create();
        world.locked = true;
        world.types.refresh();

        assertThat(world.types.find("internal_api")).isEmpty();
        assertThat(world.types.find("slack")).isPresent();
        assertThat(world.refusal(() -> world.ownTypes.list(world.admin))).startsWith("vault.locked");
    }

    @Test
    void ifTheEventCannotBeWrittenNothingIs() {
        world.transactions.killAfter(0);
        assertThat(catchThrowableOfType(FakeTransactions.Killed.class, this::create))
                .isNotNull();
        assertThat(world.typeRows.rows).isEmpty();
    }

    /** A copy is where most types of a user's own begin: none of the shipped ones may be refused. */
    @Test
    void everyShippedTypeCanBeCopied() {
        Map<String, List<TypeProblem>> refused = new TreeMap<>();
        for (TypeSummary type : new ShippedTypes().all()) {
            String copy = world.ownTypes.duplicate(world.admin, type.key());
            List<TypeProblem> problems =
                    world.ownTypes.check(world.admin, copy, null).problems();
            if (!problems.isEmpty()) {
                refused.put(type.key(), problems);
            }
        }
        assertThat(refused).isEmpty();
    }
}
