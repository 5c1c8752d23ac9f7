package ai.automatos.admin.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.Messages;
import ai.automatos.admin.schema.InputSpec;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnTypeReaderTest {
    /** The guide's example, letter for letter. */
    static final String GUIDE = """
            {
              "name": "Internal API",
              "provider": "Company Name",
              "category": "custom",
              "fields": [
                {
                  "name": "api_endpoint",
                  "type": "string",
                  "required": true,
                  "default": "https://internal.company.com/api"
                },
                {
                  "name": "api_key",
                  "type": "password",
                  "required": true,
                  "secure": true
                },
                {
                  "name": "client_id",
                  "type": "string",
                  "required": false
                }
              ]
            }
            """;

    private static final OwnTypeReader READER = new OwnTypeReader(new ShippedTypes());
    private static final Messages MESSAGES = new Messages(Locale.ENGLISH);
    private static final String TESTED = """
            {
              "name": "Tested",
              "fields": [{"name": "token", "type": "password"}, {"name": "base_url", "type": "url"}],
              "test": {"url": "{base_url}/me", "headers": {"Authorization": "Bearer {token}"}}
            }
            """;

    private static CredentialType sound(String json) {
        CheckedType checked = READER.read(json, null);
        assertThat(checked.problems()).isEmpty();
        return checked.type().orElseThrow();
    }

    /** Problems as a person reads them; every one has a sentence. */
    private static List<String> problems(String json) {
        CheckedType checked = READER.read(json, null);
        assertThat(checked.type()).isEmpty();
        checked.problems().forEach(problem -> assertThat(problem.text(MESSAGES)).isNotBlank());
        return checked.problems().stream()
                .map(problem -> problem.line() + ":" + problem.column() + " " + problem.path() + " " + problem.key())
                .toList();
    }

    @Test
    void takesTheGuidesExampleAsItStands() {
        CredentialType type = sound(GUIDE);

        assertThat(type.key()).isEqualTo("internal_api");
        assertThat(type.name()).isEqualTo("Internal API");
        assertThat(type.provider()).isEqualTo("Company Name");
        assertThat(type.category()).isEqualTo("Custom");
        assertThat(type.loopbackAllowed()).isFalse();
        assertThat(type.test()).isNull();
        assertThat(type.fields()).extracting(FieldSpec::label).containsExactly("API Endpoint", "API Key", "Client ID");
        assertThat(type.fields()).extracting(FieldSpec::required).containsExactly(true, true, false);
        assertThat(type.fields()).extracting(FieldSpec::secure).containsExactly(false, true, false);
        assertThat(type.field("api_endpoint").orElseThrow().defaultValue())
                .isEqualTo("https://internal.company.com/api");
    }

    @Test
    void whatItStoresReadsTheSame() {
        CheckedType.Sound sound = READER.read(TESTED, null).sound();
        String json = sound.json("other_key");

        assertThat(json).startsWith("{\"key\":\"other_key\",\"name\":\"Tested\"");
        assertThat(READER.read(json, null).problems()).isEmpty();
        CredentialType stored = READER.stored(json, true);
        assertThat(stored.key()).isEqualTo("other_key");
        assertThat(stored.fields()).isEqualTo(sound.type().fields());
        assertThat(stored.test()).isEqualTo(sound.type().test());
        assertThat(stored.loopbackAllowed()).isTrue();
    }

    @Test
    void guessesWhatATestLeavesOut() {
        HttpRecipe test = (HttpRecipe) sound(TESTED).test();

        assertThat(test.question().request().method()).isEqualTo("GET");
        assertThat(test.question().success().statuses()).containsExactly(200);
        assertThat(test.summary()).contains("GET", "{base_url}/me");
    }

    @Test
    void takesPlainValuesWhereTextIsMeant() {
        CredentialType type = sound("""
                {"name": "Ports", "description": null, "fields": [
                  {"name": "port", "type": "number", "default": 5432, "help": null},
                  {"name": "tls", "type": "boolean", "default": true},
                  {"name": "size", "type": "select", "options": [1, 2], "default": 2}]}
                """);

        assertThat(type.fields()).extracting(FieldSpec::defaultValue).containsExactly("5432", "true", "2");
        assertThat(type.field("size").orElseThrow().input().options()).containsExactly("1", "2");
        assertThat(type.field("port").orElseThrow().input().kind()).isEqualTo(InputSpec.Kind.NUMBER);
        assertThat(type.provider()).isEqualTo("Ports");
    }

    @ParameterizedTest
    @CsvSource({"AI & ML,AI & ML", "ai-ml,AI & ML", "databases,Databases", "Kitchen,Custom", "custom,Custom"})
    void joinsAShippedCategoryOrStandsUnderCustom(String written, String shown) {
        assertThat(sound(GUIDE.replace("\"custom\"", "\"" + written + "\"")).category())
                .isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "Internal API,internal_api",
        "Überall & Ñandú!,uberall_nandu",
        "2fa,type_2fa",
        "内部,type",
        "x,type_x",
        "'  ',type"
    })
    void makesAKeyOfAnyName(String name, String key) {
        assertThat(TypeKeys.of(name)).isEqualTo(key).matches("[a-z][a-z0-9_]{1,63}");
    }

    @Test
    void makesKeysThatAreFree() {
        String longest = TypeKeys.of("a".repeat(300));

        assertThat(TypeKeys.free("key", List.of("key", "key_2")::contains)).isEqualTo("key_3");
        assertThat(TypeKeys.free(longest, longest::equals)).matches("[a-z][a-z0-9_]{1,63}");
    }

    static List<List<String>> slips() {
        return List.of(
                List.of("\"required\": false", "\"requierd\": false", "21:7 fields[2].requierd unknown"),
                List.of("\"name\": \"Internal API\",", "", "1:1  missing"),
                List.of("\"name\": \"client_id\"", "\"name\": \"api_key\"", "19:15 fields[2].name field_twice"),
                List.of("\"name\": \"client_id\"", "\"name\": \"ClientId\"", "19:15 fields[2].name name_form"),
                List.of("\"required\": false", "\"required\": \"no\"", "21:19 fields[2].required wanted_boolean"),
                List.of("\"provider\": \"Company Name\"", "\"provider\": 5", "3:15 provider wanted_string"),
                List.of("\"secure\": true", "\"secure\": false", "16:17 fields[1].secure always_secure"),
                List.of("\"secure\": true", "\"default\": \"x\"", "16:18 fields[1].default secret_default"),
                List.of("\"required\": false", "\"pattern\": \"(?=x)\"", "21:18 fields[2].pattern pattern"),
                List.of("\"required\": false", "\"pattern\": \"(a\"", "21:18 fields[2].pattern pattern"),
                List.of("\"required\": false", "\"minimum\": 1e400", "21:18 fields[2].minimum number_large"),
                List.of(
                        "\"type\": \"string\",\n      \"required\": false",
                        "\"type\": \"select\"",
                        "18:5 fields[2] missing"),
                List.of("\"category\": \"custom\"", "\"key\": \"openai_api\"", "4:10 key key_shipped"),
                List.of("\"category\": \"custom\"", "\"allow_loopback\": true", "4:3 allow_loopback unknown"),
                List.of("\"category\": \"custom\"", "\"name\": \"Again\"", "4:3 name twice"),
                List.of("\"category\": \"custom\"", "\"category\": \"a\\u202eb\"", "4:15 category character"),
                List.of("\"category\": \"custom\"", "\"category\": \"a\\n\"", "4:15 category one_line"),
                List.of(
                        "\"category\": \"custom\"",
                        "\"environment\": {\"KEY\": \"nothing\"}",
                        "4:26 environment.KEY no_field"),
                List.of(
                        "\"category\": \"custom\"",
                        "\"links\": {\"setup\": \"http://x\"}",
                        "4:22 links.setup https_page"),
                List.of("\"category\": \"custom\",", "\"category\": \"custom\"", "5:3  not_json"));
    }

    @ParameterizedTest
    @MethodSource("slips")
    void namesEverySlipAtItsPlace(List<String> slip) {
        assertThat(GUIDE).contains(slip.get(0));
        assertThat(problems(GUIDE.replace(slip.get(0), slip.get(1)))).containsExactly(slip.get(2));
    }

    static List<List<String>> slipsInTests() {
        return List.of(
                List.of("\"url\": \"https://x.example/{tokn}\"", "test.url placeholder"),
                List.of("\"url\": \"https://x.example/{token|sql}\"", "test.url filter"),
                List.of("\"url\": \"file:///etc/passwd\"", "test.url address"),
                List.of("\"url\": \"gopher://x/\"", "test.url address"),
                List.of("\"url\": \"https://x\", \"method\": \"DELETE\"", "test.method choice"),
                List.of("\"url\": \"https://x\", \"headers\": {\"Host\": \"y\"}", "test.headers.Host header"),
                List.of("\"url\": \"https://x\", \"headers\": {\"a b\": \"y\"}", "test.headers[\"a b\"] header_form"),
                List.of("\"url\": \"https://x\", \"script\": \"rm\"", "test.script unknown"),
                List.of(
                        "\"url\": \"https://x\", \"then\": {\"method\": \"GET\", \"url\": \"https://x\", \"summary\": \"s\"}",
                        "test.then.summary unknown"),
                List.of("\"url\": \"https://x\", \"body\": {}, \"text\": \"\"", "test bodies"),
                List.of("\"url\": \"https://x\", \"needs\": [\"tokn\"]", "test.needs[0] no_field"),
                List.of(
                        "\"url\": \"https://x\", \"values\": {\"v\": {\"kind\": \"script\"}}",
                        "test.values.v.kind choice"),
                List.of(
                        "\"url\": \"https://x\", \"sign\": {\"scheme\": \"digest\", \"user\": \"{token}\"}",
                        "test.sign missing"),
                List.of("\"url\": \"https://x\", \"success\": {\"statuses\": []}", "test.success.statuses empty"),
                List.of(
                        "\"kind\": \"jdbc\", \"summary\": \"s\", \"dialect\": \"postgresql\", \"host\": \"h\", \"port\": \"1\","
                                + " \"database\": \"d\", \"user\": \"u\", \"password\": \"p\", \"query\": \"SELECT 1\"",
                        "test.kind only_http"));
    }

    @ParameterizedTest
    @MethodSource("slipsInTests")
    void namesEverySlipInATest(List<String> slip) {
        String json = "{\"name\": \"T\", \"fields\": [{\"name\": \"token\", \"type\": \"password\"}], \"test\": {"
                + slip.get(0) + "}}";

        assertThat(problems(json))
                .map(problem -> problem.substring(problem.indexOf(' ') + 1))
                .filteredOn(
                        problem -> !problem.endsWith(" missing") || slip.get(1).endsWith(" missing"))
                .containsExactly(slip.get(1));
    }

    @Test
    void laterRequestsMayUseWhatEarlierOnesTookAndNoOthers() {
        String login = "\"before\": [{\"method\": \"POST\", \"url\": \"https://x\", \"take\": {\"session\": \"id\"}}]";
        String test = "{\"name\": \"T\", \"fields\": [{\"name\": \"account\", \"type\": \"json\"}], \"test\": {"
                + "\"url\": \"https://x/{session}/{account.id}?at={timestamp}\", " + login + "}}";

        assertThat(sound(test).test()).isNotNull();
        assertThat(problems(test.replace(login, "\"uses_quota\": false")))
                .singleElement()
                .asString()
                .endsWith("test.url placeholder");
    }

    @Test
    void tellsAllProblemsAtOnceInTheirOrder() {
        assertThat(problems("{\n\"nme\": 1,\n\"fields\": [\n{\"name\": \"A\", \"type\": \"x\"}]}"))
                .containsExactly(
                        "1:1  missing",
                        "2:1 nme unknown",
                        "4:10 fields[0].name name_form",
                        "4:23 fields[0].type choice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "  \n ", "[]", "null", "5", "\"x\"", "{} {}", "{", "nonsense", "{\"name\": NaN}", "\u0000"})
    void whatIsNoTypeIsAProblemAndNothingWorse(String text) {
        assertThat(problems(text)).isNotEmpty();
    }

    @Test
    void aShippedTypeIsReadUnderAKeyOfItsOwn() {
        ShippedTypes shipped = new ShippedTypes();
        String json = shipped.source("slack").orElseThrow();

        assertThat(problems(json)).singleElement().asString().endsWith("key key_shipped");
        assertThat(READER.read(json, "slack").problems()).isEmpty();
        assertThat(sound(json.replace("\"slack\"", "\"my_slack\"")).fields())
                .isEqualTo(shipped.find("slack").orElseThrow().fields());
    }
}
