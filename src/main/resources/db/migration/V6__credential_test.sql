-- The newest tests of each credential, outside the row version and the row MAC like its activity.
CREATE TABLE credential_test (
    credential_id UUID NOT NULL,
    id UUID NOT NULL,
    tested_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    value_version BIGINT NOT NULL,
    status VARCHAR(16) NOT NULL,
    diagnosis VARCHAR(32),
    millis BIGINT NOT NULL,
    PRIMARY KEY (credential_id, id)
);
