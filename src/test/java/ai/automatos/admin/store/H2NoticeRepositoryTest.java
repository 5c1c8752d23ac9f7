package ai.automatos.admin.store;

class H2NoticeRepositoryTest extends NoticeRepositoryContract {
    H2NoticeRepositoryTest() {
        super(TestEngine.H2);
    }
}
