package ai.automatos.admin.probe;

import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/** What people call a certificate. */
public final class CertificateName {
    private CertificateName() {}

    /** {@code CN=} and the common name, or all of it where there is none. */
    public static String of(X500Principal principal) {
        String whole = principal.getName(X500Principal.RFC2253);
        try {
            for (Rdn part : new LdapName(whole).getRdns()) {
                if (part.getType().equalsIgnoreCase("CN")) {
                    return "CN=" + part.getValue();
                }
            }
        } catch (InvalidNameException e) {
            return whole;
        }
        return whole;
    }
}
