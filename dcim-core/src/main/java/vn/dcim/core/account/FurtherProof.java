package vn.dcim.core.account;

/** What the owner of an account shows beside the password, where the owner has set that up: one code, good for one time. */
public interface FurtherProof {

    /**
     * What was found out about a code.
     *
     * @param detail of what kind it was, or why it was not taken; for the audit log, never for whoever tried
     */
    record Judgement(boolean isRight, String detail) {}

    /** Something that was shown, to be judged once the attempt has its place in the count. */
    interface Check {

        /** As {@link FurtherProof#judge}. */
        Judgement judge(Account account);

        /** As {@link FurtherProof#spendTheTimeOfACheck}. */
        void spendTheTimeOfACheck();

        /** Returns how it is called when it is wrong and locks the account. */
        SignIn.Refusal refusal();
    }

    /** Tells whether the account has a second factor, so that its password alone lets nobody in. */
    boolean isSetUp(Account account);

    /** Tells whether an app of its owner shows codes for the account. */
    boolean hasApp(Account account);

    /** Judges a code; one that is right is used up by that, on every node. */
    Judgement judge(Account account, String typed);

    /** Takes as long as a real check, so that the time does not tell how an account stands. */
    void spendTheTimeOfACheck(String typed);
}
