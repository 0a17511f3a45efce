package vn.dcim.core.account;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * Which columns of a list somebody wants to see.
 *
 * @param list such as {@code equipment}
 * @param columns codes in their order, with commas between
 */
@MappedEntity("shown_columns")
record ShownColumns(@Id @GeneratedValue @Nullable Long id, String account, String list, String columns) {}
