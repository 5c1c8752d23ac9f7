-- Stored notifications. credential_*: as it was then, NULL where none is concerned. parameters: a JSON array of texts.
CREATE TABLE notices (
    id UUID PRIMARY KEY,
    tenant BIGINT NOT NULL,
    owner UUID NOT NULL,
    posted_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    kind VARCHAR(32) NOT NULL,
    credential_id UUID,
    credential_name VARCHAR(510),
    credential_type VARCHAR(128),
    credential_environment VARCHAR(16),
    parameters VARCHAR(8000) NOT NULL
);
CREATE INDEX notices_by_time ON notices (tenant, posted_at, id);

-- What was said already. Kept longer than the notices, so that a notice that gave way to newer ones is not said again.
CREATE TABLE notice_keys (
    tenant BIGINT NOT NULL,
    notice_key VARCHAR(255) NOT NULL,
    posted_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (tenant, notice_key)
);

CREATE TABLE notice_reads (
    notice_id UUID NOT NULL REFERENCES notices (id) ON DELETE CASCADE,
    reader VARCHAR(64) NOT NULL,
    PRIMARY KEY (notice_id, reader)
);

-- Either a kind, with credential_id zero, or a credential, with kind empty.
CREATE TABLE notice_mutes (
    tenant BIGINT NOT NULL,
    kind VARCHAR(32) NOT NULL,
    credential_id UUID NOT NULL,
    muted_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    muted_by VARCHAR(320) NOT NULL,
    PRIMARY KEY (tenant, kind, credential_id)
);
