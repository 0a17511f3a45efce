package vn.dcim.core.exchange;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * What another program calls a kind of equipment.
 *
 * @param word without case and diacritics
 * @param kind code of the kind
 */
@MappedEntity("exchange_word")
record ExchangeWord(@Id @GeneratedValue @Nullable Long id, String word, String kind) {}
