package ai.automatos.admin.net;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** An authority and servers that it vouches for, made by the JDK's keytool when a test class starts. */
public final class TestCertificates {
    private static final char[] PASSWORD = "changeit".toCharArray();

    private final Path file;
    private final KeyStore store;

    /** Aliases: ca, good (localhost and 127.0.0.1), expired, wronghost (other.example), stranger (signed by itself). */
    public TestCertificates(Path folder) {
        file = folder.resolve("certificates.p12");
        make("ca", "-dname", "CN=Test CA", "-ext", "bc:c", "-validity", "30");
        String local = "SAN=dns:localhost,ip:127.0.0.1";
        make("good", "-dname", "CN=localhost", "-ext", local, "-signer", "ca", "-validity", "20");
        make(
                "expired",
                "-dname",
                "CN=localhost",
                "-ext",
                local,
                "-signer",
                "ca",
                "-startdate",
                "-9d",
                "-validity",
                "2");
        make("wronghost", "-dname", "CN=other.example", "-ext", "SAN=dns:other.example", "-signer", "ca");
        make("stranger", "-dname", "CN=localhost", "-ext", local);
        store = load();
    }

    private void make(String alias, String... more) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                "changeit"));
        command.addAll(List.of(more));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(output);
            }
        } catch (java.io.IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyStore load() {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore loaded = KeyStore.getInstance("PKCS12");
            loaded.load(in, PASSWORD);
            return loaded;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** A server's side with one of the certificates. */
    public SSLContext server(String alias) {
        return context(alias, null);
    }

    /** A server's side that lets in only whom the authority vouches for. */
    public SSLContext serverForClients(String alias) {
        return context(alias, trustInTheAuthority());
    }

    private SSLContext context(String alias, TrustManager[] trust) {
        try {
            KeyStore one = KeyStore.getInstance("PKCS12");
            one.load(null, PASSWORD);
            one.setKeyEntry(alias, store.getKey(alias, PASSWORD), PASSWORD, store.getCertificateChain(alias));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(one, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust, null);
            return context;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** A client's side that trusts the authority alone. */
    public SSLContext client() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trustInTheAuthority(), null);
            return context;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private TrustManager[] trustInTheAuthority() {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, PASSWORD);
            trusted.setCertificateEntry("ca", store.getCertificate("ca"));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            return trust.getTrustManagers();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** One certificate with its key and chain, as a file that browsers export, in Base64. */
    public String pkcs12(String alias, String password) {
        try {
            KeyStore one = KeyStore.getInstance("PKCS12");
            one.load(null, null);
            one.setKeyEntry(
                    alias, store.getKey(alias, PASSWORD), password.toCharArray(), store.getCertificateChain(alias));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            one.store(out, password.toCharArray());
            return Base64.getMimeEncoder().encodeToString(out.toByteArray());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public String certificatePem(String alias) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            for (Certificate certificate : store.getCertificateChain(alias)) {
                out.writeBytes(pem("CERTIFICATE", certificate.getEncoded()));
            }
            return out.toString(StandardCharsets.US_ASCII);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public String keyPem(String alias) {
        try {
            return new String(
                    pem("PRIVATE KEY", store.getKey(alias, PASSWORD).getEncoded()), StandardCharsets.US_ASCII);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] pem(String kind, byte[] content) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return ("-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
