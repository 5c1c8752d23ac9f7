package ai.automatos.admin.probe.http;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.HttpRecipe;
import ai.automatos.admin.catalog.TypeJson;
import ai.automatos.admin.net.OutboundRequest;
import ai.automatos.admin.probe.FieldValues;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.ProbeFixture;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The signing recipes of shipped types against the examples that their providers print. An example asks another
 * question than our test does, so that part of the recipe is replaced; how it is signed stays as it ships.
 */
class PublishedSignaturesTest {
    private static CredentialType type(String file, String... replacements) throws IOException {
        try (InputStream in = PublishedSignaturesTest.class.getResourceAsStream("/catalog/types/" + file + ".json")) {
            String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (int i = 0; i < replacements.length; i += 2) {
                assertThat(json).contains(replacements[i]);
                json = json.replace(replacements[i], replacements[i + 1]);
            }
            return TypeJson.read(json);
        }
    }

    private static OutboundRequest signed(CredentialType type, String now, String nonce, String... fields)
            throws ProbeFailure {
        HttpRecipe.Request request =
                ((HttpRecipe) Objects.requireNonNull(type.test())).question().request();
        FieldValues given = new FieldValues(type, ProbeFixture.values(fields));
        RequestValues values = new RequestValues(given, Map.of(), request.computed(), Instant.parse(now));
        values.define("random_uuid", () -> Optional.of(nonce));
        return new RequestBuilder(request, values, ProbeFixture.MESSAGES).build();
    }

    private static String key(String name) throws IOException {
        try (InputStream in = PublishedSignaturesTest.class.getResourceAsStream("/crypto/keys/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Tencent Cloud, "Signature v3": DescribeInstances. */
    @Test
    void tencent() throws IOException, ProbeFailure {
        CredentialType type = type(
                "cloud-providers/tencent_cloud",
                "sts.tencentcloudapi.com",
                "cvm.tencentcloudapi.com",
                "/sts/",
                "/cvm/",
                "\"sts\"",
                "\"cvm\"",
                "application/json",
                "application/json; charset=utf-8",
                "\"body\": {}",
                "\"text\": \"{\\\"Limit\\\": 1, \\\"Filters\\\": [{\\\"Values\\\":"
                        + " [\\\"\\\\u672a\\\\u547d\\\\u540d\\\"], \\\"Name\\\": \\\"instance-name\\\"}]}\"");

        assertThat(signed(
                                type,
                                "2019-02-25T16:44:25Z",
                                "",
                                "secret_id",
                                "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE",
                                "secret_key",
                                "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE")
                        .headers()
                        .get("Authorization"))
                .isEqualTo("TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE/2019-02-25/cvm/tc3_request,"
                        + " SignedHeaders=content-type;host,"
                        + " Signature=72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168");
    }

    /** Alibaba Cloud, "RPC-style signature": DescribeRegions. */
    @Test
    void alibaba() throws IOException, ProbeFailure {
        CredentialType type = type(
                "cloud-providers/alibaba_cloud",
                "GetCallerIdentity",
                "DescribeRegions",
                "\"JSON\"",
                "\"XML\"",
                "2015-04-01",
                "2014-05-26");

        assertThat(signed(
                                type,
                                "2016-02-23T12:46:24Z",
                                "3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf",
                                "access_key_id",
                                "testid",
                                "access_key_secret",
                                "testsecret")
                        .address()
                        .getRawQuery())
                .endsWith("&Signature=OLeaidS1JvxuMvnyHOwuJ%2BuX5qY%3D");
    }

    /** Exoscale, "API request signature": a security group is made. */
    @Test
    void exoscale() throws IOException, ProbeFailure {
        CredentialType type = type(
                "cloud-providers/exoscale_api",
                "\"GET\"",
                "\"POST\"",
                "/v2/organization\"",
                "/v2/security-group\", \"text\": \"{\\\"name\\\":\\\"my-security-group\\\"}\"");

        assertThat(signed(
                                type,
                                "2020-09-03T13:41:07Z",
                                "",
                                "api_key",
                                "example-key",
                                "api_secret",
                                "example-secret",
                                "zone",
                                "ch-gva-2")
                        .headers()
                        .get("Authorization"))
                .isEqualTo("EXO2-HMAC-SHA256 credential=example-key,expires=1599140767,"
                        + "signature=edcMQSdrqtsF1iT0nXKHkAXTaNHlcPm76hHXVOyKe6k=");
    }

    /** Kraken, "Spot REST Authentication": AddOrder. */
    @Test
    void kraken() throws IOException, ProbeFailure {
        CredentialType type = type(
                "finance-payments/kraken_api",
                "/0/private/Balance",
                "/0/private/AddOrder",
                "\"nonce\": \"{timestamp_ms}\"",
                "\"nonce\": \"{timestamp_ms}\", \"ordertype\": \"limit\", \"pair\": \"XBTUSD\", \"price\": \"37500\","
                        + " \"type\": \"buy\", \"volume\": \"1.25\"");

        assertThat(signed(
                                type,
                                "2021-03-23T09:39:36.594Z",
                                "",
                                "api_key",
                                "k",
                                "private_key",
                                "kQH5HW/8p1uGOVjbgWA7FunAmGO8lsSUXNsu3eow76sz84Q18fWxnyRzBHCd3pd5nE9qa99HAZtuZuj6F1huXg==")
                        .headers()
                        .get("API-Sign"))
                .isEqualTo("4/dpxb3iT4tp/ZCVEwSnEsLxx0bqyhLpdfOpc6fn7OR8+UClSV5n9E6aSS8MPtnRfp32bAb0nmbRn6H8ndwLUQ==");
    }

    /** Pusher, "HTTP API Reference", worked example: an event with the digest of its body. */
    @Test
    void pusher() throws IOException, ProbeFailure {
        CredentialType type = type(
                "communication/pusher_channels",
                "\"GET\"",
                "\"POST\"",
                "/channels\"",
                "/events\"",
                "\"auth_version\": \"1.0\"",
                "\"auth_version\": \"1.0\", \"body_md5\": \"ec365a775a4cd0599faeb73354201b6f\"");

        assertThat(signed(
                                type,
                                "2012-11-16T17:49:39Z",
                                "",
                                "app_id",
                                "3",
                                "key",
                                "278d425bdf160c739803",
                                "secret",
                                "7ad3773142a6692b25b8")
                        .address()
                        .getRawQuery())
                .isEqualTo("auth_key=278d425bdf160c739803&auth_timestamp=1353088179&auth_version=1.0"
                        + "&body_md5=ec365a775a4cd0599faeb73354201b6f"
                        + "&auth_signature=da454824c97ba181a32ccc17a72625ba02771f50b50e1e7430e47a1f3f457e6c");
    }

    /** Akamai's test data for its clients: "simple GET". */
    @Test
    void edgegrid() throws IOException, ProbeFailure {
        CredentialType type = type("cloud-providers/akamai_edgegrid", "/identity-management/v3/api-clients/self", "/");

        assertThat(signed(
                                type,
                                "2014-03-21T19:34:21Z",
                                "nonce-xx-xxxx-xxxx-xxxx-xxxxxxxxxxxx",
                                "host",
                                "akaa-baseurl-xxxxxxxxxxx-xxxxxxxxxxxxx.luna.akamaiapis.net",
                                "client_token",
                                "akab-client-token-xxx-xxxxxxxxxxxxxxxx",
                                "access_token",
                                "akab-access-token-xxx-xxxxxxxxxxxxxxxx",
                                "client_secret",
                                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx=")
                        .headers()
                        .get("Authorization"))
                .isEqualTo("EG1-HMAC-SHA256 client_token=akab-client-token-xxx-xxxxxxxxxxxxxxxx;"
                        + "access_token=akab-access-token-xxx-xxxxxxxxxxxxxxxx;timestamp=20140321T19:34:21+0000;"
                        + "nonce=nonce-xx-xxxx-xxxx-xxxx-xxxxxxxxxxxx;"
                        + "signature=tL+y4hxyHxgWVD30X3pWnGKHcPzmrIF+LThiAOhMxYU=");
    }

    /** Oracle, "Request Signatures", the GET request; the example's date names a Thursday that was a Sunday. */
    @Test
    void oracle() throws IOException, ProbeFailure {
        String query = "?availabilityDomain=Pjwf%3A%20PHX-AD-1&compartmentId=ocid1.compartment.oc1.."
                + "aaaaaaaam3we6vgnherjq5q2idnccdflvjsnog7mlr6rtdb25gilchfeyjxa&displayName=TeamXInstances"
                + "&volumeId=ocid1.volume.oc1.phx.abyhqljrgvttnlx73nmrwfaux7kcvzfs3s66izvxf2h4lgvyndsdsnoiwr5q";
        CredentialType type = type(
                "cloud-providers/oracle_cloud_oci",
                "/20160918/regions",
                "/20160918/instances" + query,
                "identity.{region}",
                "iaas.{region}",
                "{moment}",
                "Thu, 05 Jan 2014 21:31:40 GMT");

        assertThat(signed(
                                type,
                                "2014-01-05T21:31:40Z",
                                "",
                                "tenancy_ocid",
                                "ocid1.tenancy.oc1..t",
                                "user_ocid",
                                "ocid1.user.oc1..u",
                                "fingerprint",
                                "20:3b",
                                "region",
                                "us-phoenix-1",
                                "private_key",
                                key("draft-cavage.pem"))
                        .headers()
                        .get("Authorization"))
                .isEqualTo("Signature version=\"1\",keyId=\"ocid1.tenancy.oc1..t/ocid1.user.oc1..u/20:3b\","
                        + "algorithm=\"rsa-sha256\",headers=\"date (request-target) host\","
                        + "signature=\"GBas7grhyrhSKHP6AVIj/h5/Vp8bd/peM79H9Wv8kjoaCivujVXlpbKLjMPe"
                        + "DUhxkFIWtTtLBj3sUzaFj34XE6YZAHc9r2DmE4pMwOAy/kiITcZxa1oHPOeRheC0jP2dqbTll"
                        + "8fmTZVwKZOKHYPtrLJIJQHJjNvxFWeHQjMaR7M=\"");
    }

    /** Microsoft, "Access control on Cosmos DB resources": a GET of one database. */
    @Test
    void cosmos() throws IOException, ProbeFailure {
        CredentialType type = type(
                "databases/azure_cosmos_db", "\\ndbs\\n\\n", "\\ndbs\\ndbs/ToDoList\\n", "/dbs\"", "/dbs/ToDoList\"");

        assertThat(signed(
                                type,
                                "2017-04-27T00:51:12Z",
                                "",
                                "account_name",
                                "a",
                                "account_key",
                                "dsZQi3KtZmCv1ljt3VNWNm7sQUF1y5rJfC6kv5JiwvW0EndXdDku/dkKBp8/ufDToSxLzR4y+O/0H/t4bQtVNw==")
                        .headers())
                .containsEntry(
                        "Authorization",
                        "type%3Dmaster%26ver%3D1.0%26sig%3Dc09PEVJrgp2uQRkr934kFbTqhByc7TVr3OHyqlu%2Bc%2Bc%3D")
                .containsEntry("x-ms-date", "Thu, 27 Apr 2017 00:51:12 GMT");
    }

    /**
     * Microsoft prints no key with its examples of Shared Key and of Service Bus's SAS: these values were computed apart
     * from this program, with OpenSSL, from the strings to sign that its pages describe.
     */
    @Test
    void azureStorageByKeyAndByConnectionString() throws IOException, ProbeFailure {
        String key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
        String now = "2026-03-01T12:00:00Z";
        OutboundRequest byKey = signed(
                type("cloud-providers/azure_storage_shared_key"),
                now,
                "",
                "account_name",
                "devstoreaccount1",
                "account_key",
                key);
        OutboundRequest byString = signed(
                type("cloud-providers/azure_storage_connection_string"),
                now,
                "",
                "connection_string",
                "DefaultEndpointsProtocol=https;AccountName=devstoreaccount1;AccountKey=" + key
                        + ";EndpointSuffix=core.chinacloudapi.cn");

        assertThat(byKey.headers().get("Authorization"))
                .isEqualTo("SharedKey devstoreaccount1:gEMICvKpobtAaPyb6q+w97wDtwUepV7DtmPj4EPCMAY=");
        assertThat(byString.headers().get("Authorization"))
                .isEqualTo(byKey.headers().get("Authorization"));
        assertThat(byKey.address())
                .hasToString("https://devstoreaccount1.blob.core.windows.net/?comp=list&maxresults=1");
        assertThat(byString.address())
                .hasToString("https://devstoreaccount1.blob.core.chinacloudapi.cn/?comp=list&maxresults=1");
    }

    @Test
    void azureServiceBus() throws IOException, ProbeFailure {
        OutboundRequest request = signed(
                type("cloud-providers/azure_service_bus"),
                "2026-03-01T12:00:00Z",
                "",
                "connection_string",
                "Endpoint=sb://contoso.servicebus.windows.net/;SharedAccessKeyName=RootManageSharedAccessKey;"
                        + "SharedAccessKey=abcDEF123+/=");

        assertThat(request.address())
                .hasToString("https://contoso.servicebus.windows.net/$Resources/queues?api-version=2017-04&$top=1");
        assertThat(request.headers().get("Authorization"))
                .isEqualTo(
                        "SharedAccessSignature sr=https%3A%2F%2Fcontoso.servicebus.windows.net%2F"
                                + "&sig=LfTNuFP9MF%2BrhM%2B1xdvSpFqpYAIF7afhdB4obfN10vU%3D&se=1772367000&skn=RootManageSharedAccessKey");
    }

    /** The token goes into the query as it is, with its own percent signs; it can leave the query nowhere. */
    @Test
    void azureSas() throws IOException, ProbeFailure {
        String token = "?sv=2022-11-02&sr=c&sp=rl&se=2026-06-01T00%3A00%3A00Z&sig=a%2Bb%2Fc%3D";
        CredentialType type = type("cloud-providers/azure_storage_sas");

        assertThat(signed(
                                type,
                                "2026-03-01T12:00:00Z",
                                "",
                                "account_name",
                                "acme",
                                "container",
                                "c",
                                "sas_token",
                                token)
                        .address())
                .hasToString("https://acme.blob.core.windows.net/c?restype=container&comp=list&maxresults=1&"
                        + token.substring(1));
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> signed(
                        type, "2026-03-01T12:00:00Z", "", "account_name", "acme", "container", "c", "sas_token", "x#y"))
                .isInstanceOfSatisfying(
                        ProbeFailure.class,
                        failure -> assertThat(failure.detail()).startsWith("SAS Token"));
    }
}
