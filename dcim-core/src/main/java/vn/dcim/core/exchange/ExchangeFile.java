package vn.dcim.core.exchange;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A file of an exchange, as it came. */
@MappedEntity("exchange_file")
record ExchangeFile(@Id @GeneratedValue @Nullable Long id, Long draftId, String name, byte[] content) {}
