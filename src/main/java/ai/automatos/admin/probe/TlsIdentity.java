package ai.automatos.admin.probe;

import ai.automatos.admin.crypto.KeyPairs;
import ai.automatos.admin.crypto.PemKeys;
import ai.automatos.admin.crypto.WrongPassphraseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Who we say we are in a TLS handshake, and whom we trust there. It remembers whether a server asked: an answer of one
 * that did not proves nothing.
 */
public final class TlsIdentity {
    private static final String ALIAS = "own";

    private final X509Certificate[] chain;
    private final PrivateKey key;
    private volatile boolean asked;

    private TlsIdentity(X509Certificate[] chain, PrivateKey key) {
        this.chain = chain;
        this.key = key;
    }

    /** A certificate or key that cannot be used. */
    public static final class UnusableException extends Exception {
        private static final long serialVersionUID = 1L;

        private final boolean passphrase;

        UnusableException(boolean passphrase) {
            super("certificate or key cannot be used", null, false, false);
            this.passphrase = passphrase;
        }

        /** Whether all that is wrong is the passphrase. */
        public boolean isPassphrase() {
            return passphrase;
        }
    }

    /**
     * @param certificate in PEM, the own one first; or PKCS #12 in Base64, which holds the key too
     * @param key in PEM; unused for PKCS #12
     * @param passphrase of the key or the PKCS #12; empty for none
     */
    public static TlsIdentity of(String certificate, String key, String passphrase) throws UnusableException {
        try {
            if (!certificate.contains("-----BEGIN")) {
                return ofPkcs12(Base64.getMimeDecoder().decode(certificate.strip()), passphrase.toCharArray());
            }
            X509Certificate[] chain = Certificates.read(certificate).toArray(X509Certificate[]::new);
            return checked(new TlsIdentity(chain, PemKeys.privateKey(key, passphrase)));
        } catch (WrongPassphraseException e) {
            throw new UnusableException(true);
        } catch (IOException e) {
            throw new UnusableException(e.getCause() instanceof UnrecoverableKeyException);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new UnusableException(false);
        }
    }

    private static TlsIdentity ofPkcs12(byte[] store, char[] password)
            throws GeneralSecurityException, IOException, UnusableException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(new ByteArrayInputStream(store), password);
        for (String alias : Collections.list(keys.aliases())) {
            if (keys.getKey(alias, password) instanceof PrivateKey key) {
                Certificate @Nullable [] found = keys.getCertificateChain(alias);
                if (found == null) {
                    continue;
                }
                X509Certificate[] chain = new X509Certificate[found.length];
                System.arraycopy(found, 0, chain, 0, found.length);
                return checked(new TlsIdentity(chain, key));
            }
        }
        throw new UnusableException(false);
    }

    private static TlsIdentity checked(TlsIdentity identity) throws UnusableException {
        if (!KeyPairs.belongTogether(identity.key, identity.chain[0].getPublicKey())) {
            throw new UnusableException(false);
        }
        return identity;
    }

    /**
     * For clients. @param identity null to say nothing of oneself @param authority PEM of the only authority to trust;
     * empty for those that Java trusts
     */
    public static SSLContext context(@Nullable TlsIdentity identity, String authority) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(
                identity == null ? null : new KeyManager[] {identity.new Keys()},
                authority.isEmpty() ? null : trust(authority),
                null);
        return context;
    }

    private static TrustManager[] trust(String authority) throws GeneralSecurityException {
        try {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            for (Certificate certificate : Certificates.read(authority)) {
                trusted.setCertificateEntry("authority" + trusted.size(), certificate);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            return factory.getTrustManagers();
        } catch (IOException e) {
            throw new GeneralSecurityException("no key store", e);
        }
    }

    /** Whether a server asked for the certificate. */
    public boolean wasAsked() {
        return asked;
    }

    public String name() {
        return CertificateName.of(chain[0].getSubjectX500Principal());
    }

    public Instant ends() {
        return chain[0].getNotAfter().toInstant();
    }

    /** Gives the one certificate to whoever asks, so that the server says what it thinks of it. */
    private final class Keys extends X509ExtendedKeyManager {
        @Override
        public String chooseClientAlias(String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
            asked = true;
            return ALIAS;
        }

        @Override
        public String chooseEngineClientAlias(
                String[] types, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
            return chooseClientAlias(types, issuers, null);
        }

        @Override
        public String[] getClientAliases(String type, Principal @Nullable [] issuers) {
            return new String[] {ALIAS};
        }

        @Override
        public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
            return null;
        }

        @Override
        public @Nullable String chooseServerAlias(
                String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return null;
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return chain.clone();
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return key;
        }
    }
}
