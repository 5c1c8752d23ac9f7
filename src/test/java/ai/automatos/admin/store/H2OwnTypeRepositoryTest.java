package ai.automatos.admin.store;

class H2OwnTypeRepositoryTest extends OwnTypeRepositoryContract {
    H2OwnTypeRepositoryTest() {
        super(TestEngine.H2);
    }
}
