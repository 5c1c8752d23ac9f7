package ai.automatos.admin.store;

class H2CredentialRepositoryTest extends CredentialRepositoryContract {
    H2CredentialRepositoryTest() {
        super(TestEngine.H2);
    }
}
