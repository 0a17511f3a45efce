package vn.dcim.core.account;

import java.util.List;

/**
 * A limit and the texts that set it.
 *
 * @param from empty where no text gives a figure and this one is a proposal
 */
public record Rule<T>(T value, List<Source> from) {

    /** An article of a text, such as article 15.1.a of 11/2023/QĐ-UBND (Bắc Kạn). */
    public record Source(String document, String article) {}
}
