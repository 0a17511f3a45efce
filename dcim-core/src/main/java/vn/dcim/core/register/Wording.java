package vn.dcim.core.register;

/** What something of a definition is called, in both languages of the pages. */
public record Wording(String vi, String en) {

    /** @param language {@code vi} or {@code en} */
    public String in(String language) {
        return language.equals("en") ? en : vi;
    }
}
