package vn.dcim.core.notify;

import io.micronaut.context.annotation.EachProperty;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * A person of the settings, {@code dcim.notify.people.<account>}.
 *
 * @param account name of the account
 * @param role its word, such as {@code shift-lead}
 * @param mail address; null for none
 * @param phone for the SMS gateway; null for none
 */
@EachProperty("dcim.notify.people")
record NoticePerson(
        @Parameter String account,
        String role,
        @Bindable(defaultValue = "vi") String language,
        @Nullable String mail,
        @Nullable String phone) {}
