-- One key and no other index on the live table: a secondary index costs most of its append rate.
CREATE TABLE audit_event (
    chain BIGINT NOT NULL,
    sequence BIGINT NOT NULL,
    epoch INTEGER NOT NULL,
    at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    action VARCHAR(40) NOT NULL,
    actor_kind VARCHAR(16) NOT NULL,
    actor_id VARCHAR(64) NOT NULL,
    actor_name VARCHAR(320) NOT NULL,
    service VARCHAR(255),
    agent_number BIGINT,
    agent_name VARCHAR(510),
    credential_id UUID,
    credential_name VARCHAR(510),
    credential_type VARCHAR(128),
    environment VARCHAR(16),
    result VARCHAR(8) NOT NULL,
    address VARCHAR(255) NOT NULL,
    details VARCHAR NOT NULL,
    hash BYTEA NOT NULL,
    PRIMARY KEY (chain, sequence)
);

CREATE TABLE audit_head (
    chain BIGINT PRIMARY KEY,
    epoch INTEGER NOT NULL,
    sequence BIGINT NOT NULL,
    hash BYTEA NOT NULL
);

CREATE TABLE audit_checkpoint (
    chain BIGINT NOT NULL,
    sequence BIGINT NOT NULL,
    epoch INTEGER NOT NULL,
    format INTEGER NOT NULL,
    hash BYTEA NOT NULL,
    signed_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    user_id UUID NOT NULL,
    user_name VARCHAR(320) NOT NULL,
    fingerprint VARCHAR(64) NOT NULL,
    signature BYTEA NOT NULL,
    PRIMARY KEY (chain, sequence, epoch)
);

-- What each computer wrote last: lets a start-up tell "killed between commit and journal" from tampering.
CREATE TABLE writer_batch (
    origin UUID PRIMARY KEY,
    batch BIGINT NOT NULL,
    written_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

CREATE TABLE audit_batch (
    origin UUID NOT NULL,
    chain BIGINT NOT NULL,
    batch BIGINT NOT NULL,
    first_sequence BIGINT NOT NULL,
    last_sequence BIGINT NOT NULL,
    PRIMARY KEY (origin, chain)
);

-- Derived, by finished segment of events; may be dropped and rebuilt. events is a serialised Roaring bitmap of
-- positions in the segment.
CREATE TABLE audit_segment (
    chain BIGINT NOT NULL,
    segment BIGINT NOT NULL,
    first_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    last_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (chain, segment)
);

CREATE TABLE audit_index (
    chain BIGINT NOT NULL,
    field VARCHAR(24) NOT NULL,
    field_value VARCHAR(510) NOT NULL,
    segment BIGINT NOT NULL,
    events BYTEA NOT NULL,
    PRIMARY KEY (chain, field, field_value, segment)
);
