package vn.dcim.core.notify;

import java.util.Map;

/**
 * A person who can be told.
 *
 * @param account name of the account
 * @param language vi or en
 * @param addresses by channel, such as {@code mail} and {@code sms}; channels without one are missing
 */
public record Recipient(String account, String language, Map<String, String> addresses) {}
