package ai.automatos.admin;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The order of the house: which room may import which, and which library belongs to which room. */
@AnalyzeClasses(packages = "ai.automatos.admin", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String BASE = "ai.automatos.admin.";

    private static final List<List<String>> LEVELS = List.of(
            List.of("common"),
            List.of("schema", "crypto", "schedule", "net"),
            List.of("audit", "catalog"),
            List.of("identity"),
            List.of("vault", "probe", "notice"),
            List.of("settings", "credential"),
            List.of("platform", "access", "importer"),
            List.of("workplace"),
            List.of("store", "api", "ui", "cli"),
            List.of("app"));

    private static final Pattern SECRET = Pattern.compile("(?i).*(password|passphrase|secret|token|privatekey)");

    private static final Map<String, Integer> LEVEL_OF = IntStream.range(0, LEVELS.size())
            .boxed()
            .flatMap(level -> LEVELS.get(level).stream().map(room -> Map.entry(room, level)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    @ArchTest
    static final ArchRule roomsImportLowerLevelsOnly = classes().should(new ArchCondition<>("import lower rooms only") {
        @Override
        public void check(JavaClass item, ConditionEvents events) {
            String room = room(item);
            Integer level = LEVEL_OF.get(room);
            if (level == null) {
                events.add(SimpleConditionEvent.violated(item, item.getName() + " lies in no room of the plan"));
                return;
            }
            item.getDirectDependenciesFromSelf().forEach(dependency -> {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (!target.getPackageName().startsWith(BASE)) {
                    return;
                }
                String other = room(target);
                Integer otherLevel = LEVEL_OF.get(other);
                if (!other.equals(room) && (otherLevel == null || otherLevel >= level)) {
                    events.add(SimpleConditionEvent.violated(item, dependency.getDescription()));
                }
            });
        }
    });

    @ArchTest
    static final ArchRule noCycles = slices().matching(BASE + "(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule javafxOnlyInTheWindow = only(in("javafx.."), BASE + "ui..", BASE + "app..");

    @ArchTest
    static final ArchRule databaseLibrariesOnlyInStore =
            only(in("org.jooq..", "org.flywaydb..", "org.h2..", "com.zaxxer.hikari.."), BASE + "store..");

    @ArchTest
    static final ArchRule jdbcOnlyInStoreAndItsProbe =
            only(in("java.sql..", "javax.sql..", "org.postgresql.."), BASE + "store..", BASE + "probe.jdbc..");

    @ArchTest
    static final ArchRule bouncyCastleOnlyInCrypto = only(in("org.bouncycastle.."), BASE + "crypto..");

    @ArchTest
    static final ArchRule ciphersOnlyInCrypto = only(in("javax.crypto.."), BASE + "crypto..");

    @ArchTest
    static final ArchRule httpClientOnlyInNet = only(in("org.apache.hc.."), BASE + "net..", BASE + "probe.http..");

    @ArchTest
    static final ArchRule driversOnlyInJdbc = only(
            in("org.mariadb..", "com.microsoft.sqlserver..", "org.firebirdsql..", "org.hsqldb..", "org.apache.derby.."),
            BASE + "probe.jdbc..");

    @ArchTest
    static final ArchRule jschOnlyInSsh = only(in("com.jcraft.jsch.."), BASE + "probe.ssh..");

    @ArchTest
    static final ArchRule jedisOnlyInRedis = only(in("redis.clients.."), BASE + "probe.redis..");

    @ArchTest
    static final ArchRule bsonOnlyInMongo = only(in("org.bson..", "com.mongodb.."), BASE + "probe.mongo..");

    @ArchTest
    static final ArchRule rabbitClientOnlyInAmqp = only(in("com.rabbitmq.."), BASE + "probe.amqp..");

    @ArchTest
    static final ArchRule mailOnlyInMailAndNotices = only(
            in("jakarta.mail..", "jakarta.activation..", "org.eclipse.angus.."),
            BASE + "probe.mail..",
            BASE + "notice.mail..");

    @ArchTest
    static final ArchRule commonsNetOnlyInFtp = only(in("org.apache.commons.net.."), BASE + "probe.ftp..");

    @ArchTest
    static final ArchRule yamlOnlyInKubernetes = only(in("org.snakeyaml.."), BASE + "probe.kubernetes..");

    /** MongoDB finds its servers by DNS, which the JDK asks as a directory. */
    @ArchTest
    static final ArchRule directoriesOnlyInLdapAndMongo =
            only(in("javax.naming.directory.."), BASE + "probe.ldap..", BASE + "probe.mongo..");

    @ArchTest
    static final ArchRule picocliOnlyInCli = only(in("picocli.."), BASE + "cli..", BASE + "app..");

    @ArchTest
    static final ArchRule facesKnowNeitherStoreNorCrypto = noClasses()
            .that(in(BASE + "ui..", BASE + "api..", BASE + "cli.."))
            .should()
            .dependOnClassesThat(in(BASE + "store..", BASE + "crypto.."));

    @ArchTest
    static final ArchRule storeKnowsNoOpenVault = noClasses()
            .that(in(BASE + "store..", BASE + "api.."))
            .should()
            .dependOnClassesThat(in(BASE + "probe..", BASE + "ui..")
                    .or(DescribedPredicate.describe(
                            "vault sessions", type -> type.getSimpleName().startsWith("VaultSession"))));

    @ArchTest
    static final ArchRule noVagueNames = noClasses()
            .should()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Impl");

    @ArchTest
    static final ArchRule noStaticMutableState = fields().that()
            .areStatic()
            .and()
            .areNotFinal()
            .should(new ArchCondition<>("not exist") {
                @Override
                public void check(com.tngtech.archunit.core.domain.JavaField item, ConditionEvents events) {
                    events.add(SimpleConditionEvent.violated(item, item.getFullName() + " is static and not final"));
                }
            })
            .allowEmptyShould(true);

    /** The toString that Java makes for a record is final, and shows all there is. A type's templates hold no values. */
    @ArchTest
    static final ArchRule recordsDoNotTellSecrets = classes()
            .that()
            .areRecords()
            .and()
            .resideOutsideOfPackage(BASE + "catalog..")
            .should(new ArchCondition<>("have a toString of their own if they hold a secret") {
                @Override
                public void check(JavaClass item, ConditionEvents events) {
                    boolean secret = item.getFields().stream()
                            .anyMatch(field -> field.getRawType().isEquivalentTo(String.class)
                                    && SECRET.matcher(field.getName()).matches());
                    if (secret && item.getMethod("toString").getModifiers().contains(JavaModifier.FINAL)) {
                        events.add(SimpleConditionEvent.violated(item, item.getName() + " tells its secret"));
                    }
                }
            });

    @ArchTest
    static final ArchRule servicesAreMadeInApp = constructors()
            .that()
            .areDeclaredInClassesThat()
            .haveSimpleNameEndingWith("Service")
            .should()
            .onlyBeCalled()
            .byClassesThat(resideInAPackage(BASE + "app.."))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule noStandardStreams = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.because(
            "output goes through the writers that app hands to the command line");

    @ArchTest
    static final ArchRule noJavaUtilLogging = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    private static DescribedPredicate<JavaClass> in(String... packages) {
        return resideInAnyPackage(packages);
    }

    private static ArchRule only(DescribedPredicate<JavaClass> library, String... rooms) {
        return noClasses().that(not(resideInAnyPackage(rooms))).should().dependOnClassesThat(library);
    }

    private static String room(JavaClass type) {
        String rest = type.getPackageName()
                .substring(Math.min(BASE.length(), type.getPackageName().length()));
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }
}
