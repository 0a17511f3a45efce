package vn.dcim.core.ingest;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A topic filter that a client's session with the broker may be subscribed to. */
@MappedEntity("session_filter")
record SessionFilter(@Id @GeneratedValue @Nullable Long id, String client, String filter) {}
