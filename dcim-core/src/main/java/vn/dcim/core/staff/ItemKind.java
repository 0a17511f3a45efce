package vn.dcim.core.staff;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What has to be done when somebody goes. */
public enum ItemKind {
    /** The account here ends, or gets other rights. */
    ACCOUNT(Proof.PROGRAM),
    /** Sessions and tokens of the account end. */
    SESSIONS(Proof.PROGRAM),
    /** What the account was given by others, and gave to others, ends. */
    DELEGATIONS(Proof.PROGRAM),
    /** Cards and keys of doors come back. */
    CARDS(Proof.REMARK),
    /** Equipment and media come back. */
    EQUIPMENT(Proof.REMARK),
    /** Files and records of the work are handed over. */
    DATA(Proof.REMARK),
    /** Devices that sign come back. */
    SIGNING_TOKENS(Proof.REMARK),
    /** The undertaking to keep secrets is signed and filed. */
    UNDERTAKING(Proof.DOCUMENT),
    /** The owner of a system is told in writing, at once. */
    NOTICE(Proof.DOCUMENT),
    /** The owner of a system that several bodies share is told in writing, within five working days. */
    SHARED_NOTICE(Proof.DOCUMENT),
    /** The head decides whether all administrators choose new passwords. */
    ADMINISTRATOR_PASSWORDS(Proof.DOCUMENT);

    private enum Proof {
        PROGRAM,
        REMARK,
        DOCUMENT
    }

    private final Proof proof;

    ItemKind(Proof proof) {
        this.proof = proof;
    }

    /** Tells whether the number of a document has to be given; otherwise a remark will do. */
    public boolean needsDocument() {
        return proof == Proof.DOCUMENT;
    }

    /** Tells whether the program itself sees that it is done, where an account ends. */
    public boolean isSeenByProgram() {
        return proof == Proof.PROGRAM;
    }

    /** Tells whether people may add more of this kind to a checklist. */
    public boolean isAddable() {
        return this == CARDS || this == EQUIPMENT || this == SIGNING_TOKENS || isNotice();
    }

    /** Tells whether somebody is told. */
    public boolean isNotice() {
        return this == NOTICE || this == SHARED_NOTICE;
    }

    /** Returns the word of forms and bundles, such as {@code signing-tokens}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the kind of a code; empty where there is none. */
    public static Optional<ItemKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
