package ai.automatos.admin.store;

class H2LeaseRepositoryTest extends LeaseRepositoryContract {
    H2LeaseRepositoryTest() {
        super(TestEngine.H2);
    }
}
