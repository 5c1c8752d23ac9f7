package ai.automatos.admin.store;

class PostgreSqlNoticeRepositoryTest extends NoticeRepositoryContract {
    PostgreSqlNoticeRepositoryTest() {
        super(TestEngine.POSTGRESQL);
    }
}
