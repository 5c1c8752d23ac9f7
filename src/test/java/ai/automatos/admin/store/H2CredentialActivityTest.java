package ai.automatos.admin.store;

class H2CredentialActivityTest extends CredentialActivityContract {
    H2CredentialActivityTest() {
        super(TestEngine.H2);
    }
}
