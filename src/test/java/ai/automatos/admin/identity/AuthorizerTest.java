package ai.automatos.admin.identity;

import static ai.automatos.admin.identity.Permission.ADMINISTER_VAULT;
import static ai.automatos.admin.identity.Permission.EDIT_CREDENTIALS;
import static ai.automatos.admin.identity.Permission.EDIT_SETTINGS;
import static ai.automatos.admin.identity.Permission.EDIT_TYPES;
import static ai.automatos.admin.identity.Permission.USE_CREDENTIALS;
import static ai.automatos.admin.identity.Permission.VIEW_AUDIT;
import static ai.automatos.admin.identity.Permission.VIEW_CREDENTIALS;
import static ai.automatos.admin.identity.Permission.VIEW_SETTINGS;
import static ai.automatos.admin.identity.Permission.VIEW_TYPES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.automatos.admin.audit.Actor;
import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.audit.AuditEvent;
import ai.automatos.admin.audit.AuditResult;
import ai.automatos.admin.audit.CredentialRef;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.Json;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.credential.FakeAuditLog;
import ai.automatos.admin.credential.FakeTransactions;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AuthorizerTest {
    /** Written out once more, so that no line of {@link Role} changes unnoticed; what is not here is refused. */
    private static final Map<Role, Set<Permission>> GRANTED = Map.of(
            Role.ADMINISTRATOR,
            Set.of(
                    VIEW_CREDENTIALS,
                    USE_CREDENTIALS,
                    EDIT_CREDENTIALS,
                    EDIT_TYPES,
                    VIEW_TYPES,
                    VIEW_AUDIT,
                    VIEW_SETTINGS,
                    EDIT_SETTINGS,
                    ADMINISTER_VAULT),
            Role.MEMBER,
            Set.of(VIEW_CREDENTIALS, USE_CREDENTIALS, VIEW_TYPES, VIEW_SETTINGS),
            Role.AUDITOR,
            Set.of(VIEW_CREDENTIALS, VIEW_AUDIT, VIEW_TYPES, VIEW_SETTINGS),
            Role.ONLOOKER,
            Set.of(VIEW_CREDENTIALS, VIEW_AUDIT, VIEW_TYPES),
            Role.UNKNOWN,
            Set.of());

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final CredentialRef SLACK = new CredentialRef(new UUID(1, 1), "Bot", "slack", "production");

    private final FakeTransactions transactions = new FakeTransactions();
    private final FakeAuditLog log = new FakeAuditLog(transactions);
    private final Authorizer authorizer = new Authorizer(transactions, log, Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @MethodSource("everyPair")
    void aRoleMayWhatTheTableSays(Role role, Permission permission) {
        if (GRANTED.get(role).contains(permission)) {
            authorizer.require(caller(role), permission);
            assertThat(log.events()).as("what is allowed is no event").isEmpty();
        } else {
            assertThat(refusal(role, permission).arguments()).containsExactly(permission.name(), role.word());
            assertThat(log.events()).hasSize(1);
        }
    }

    @Test
    void aRefusalIsLoggedWithWhoWhatAndWhence() throws JsonProcessingException {
        assertThatThrownBy(() -> authorizer.require(caller(Role.AUDITOR), USE_CREDENTIALS, SLACK))
                .isInstanceOf(UserFacingException.class);
        AuditEvent event = log.last();
        assertThat(event.chain()).as("the caller's tenant").isEqualTo(7);
        assertThat(event.time()).isEqualTo(NOW);
        assertThat(event.action()).isEqualTo(AuditAction.ACCESS_DENIED);
        assertThat(event.result()).isEqualTo(AuditResult.FAILURE);
        assertThat(event.actor()).isEqualTo(caller(Role.AUDITOR).actor());
        assertThat(event.credential()).isEqualTo(SLACK);
        assertThat(event.address()).isEqualTo("10.0.0.9");
        assertThat(Json.read(event.details()))
                .isEqualTo(Json.read("{\"permission\":\"USE_CREDENTIALS\",\"via\":\"via API\"}"));
    }

    @Test
    void aRefusalWithoutATargetNamesNone() {
        refusal(Role.ONLOOKER, EDIT_CREDENTIALS);
        assertThat(log.last().credential()).isNull();
    }

    @Test
    void aBrokenLogLetsNobodyThrough() {
        log.breakDown();
        assertThatThrownBy(() -> authorizer.require(caller(Role.MEMBER), ADMINISTER_VAULT))
                .isInstanceOf(FakeAuditLog.Broken.class);
        authorizer.require(caller(Role.ADMINISTRATOR), ADMINISTER_VAULT);
    }

    @ParameterizedTest
    @EnumSource
    void aRoleIsReadByItsWord(Role role) {
        assertThat(Role.ofWord(role.word())).isEqualTo(role);
    }

    static Stream<Arguments> everyPair() {
        return Stream.of(Role.values())
                .flatMap(role -> Stream.of(Permission.values()).map(permission -> Arguments.of(role, permission)));
    }

    private UserFacingException refusal(Role role, Permission permission) {
        UserFacingException refusal =
                catchThrowableOfType(UserFacingException.class, () -> authorizer.require(caller(role), permission));
        assertThat(refusal.kind()).isEqualTo(ErrorKind.DENIED);
        assertThat(refusal.key()).isEqualTo("identity.denied");
        return refusal;
    }

    private static Caller caller(Role role) {
        return new Caller(Actor.user(new UUID(3, 3), "ana"), role, 7, Channel.API, "10.0.0.9");
    }
}
