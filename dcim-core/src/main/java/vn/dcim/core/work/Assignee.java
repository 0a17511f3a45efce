package vn.dcim.core.work;

/**
 * Who is to do an order: exactly one of the three is not empty.
 *
 * @param contractor the company of a supplier contract
 */
public record Assignee(String account, String team, String contractor) {

    public static Assignee account(String name) {
        return new Assignee(name, "", "");
    }

    public static Assignee team(String name) {
        return new Assignee("", name, "");
    }

    public static Assignee contractor(String company) {
        return new Assignee("", "", company);
    }

    @Override
    public String toString() {
        return account + team + contractor;
    }
}
