package vn.dcim.core.register;

import java.time.LocalDate;
import java.util.Map;

/** What there is of some kind, by another part of the program, so that a register can be asked whether it names all of it. */
public interface RegisterRoll {

    /** Returns what definitions call it: lower-case letters and dashes. */
    String code();

    /** Returns the names by what entries hold in the field that leads there, such as the id of an asset. */
    Map<String, String> on(LocalDate day);
}
