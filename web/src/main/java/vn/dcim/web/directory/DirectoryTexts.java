package vn.dcim.web.directory;

import vn.dcim.core.directory.DirectoryFault;
import vn.dcim.core.directory.DirectoryPerson;
import vn.dcim.core.directory.DirectoryReport;
import vn.dcim.core.directory.DirectoryRun;
import vn.dcim.core.directory.TestedName;
import vn.dcim.core.oidc.ProviderFault;
import vn.dcim.core.transport.TransportPath;
import vn.dcim.web.language.Words;

/** What stands with the directory, in words, for the page and the terminal. */
public final class DirectoryTexts {

    /** Members are counted up to here. */
    private static final int MANY = 1000;

    private DirectoryTexts() {}

    /** Returns what is wrong and what mends it. */
    public static String fault(Words words, DirectoryFault fault) {
        return words.t("directory.fault." + fault.kind().code(), fault.subject(), fault.detail());
    }

    /** Returns what is wrong with the identity provider and what mends it. */
    public static String fault(Words words, ProviderFault fault) {
        return words.t("oidc.fault." + fault.kind().code(), fault.subject(), fault.detail());
    }

    public static String line(Words words, TransportPath path) {
        String how = (path.protocol() + " " + path.cipher()).strip();
        String verdict =
                words.t("transport.verdict." + path.judgement().verdict().code());
        return how.isEmpty() ? verdict : how + " · " + verdict;
    }

    public static String members(Words words, DirectoryReport.Group group) {
        if (group.fault() != null) {
            return fault(words, group.fault());
        }
        if (group.members() == null) {
            return Words.NOTHING;
        }
        return group.members() >= MANY ? "≥ " + words.number(MANY, 0) : words.number(group.members(), 0);
    }

    public static String run(Words words, DirectoryRun run) {
        return run.at() == null
                ? words.t("directory.run.never")
                : words.t(
                        "directory.run." + run.outcome().code(),
                        words.minute(run.at()),
                        run.checked(),
                        run.changed(),
                        run.ended());
    }

    /** Returns what sign-in would make of a name that was found. */
    public static String found(Words words, DirectoryPerson person) {
        return person.role()
                .map(role -> words.t("directory.test.role", words.t("role." + role.code())))
                .orElseGet(
                        () -> words.t("directory.presence." + person.presence().code()));
    }

    /** Returns what sign-in would make of a name. */
    public static String tested(Words words, TestedName tested) {
        if (tested.local() != null) {
            return words.t("directory.test.local", tested.local().name());
        }
        if (tested.fault() != null) {
            return fault(words, tested.fault());
        }
        return switch (tested.found().size()) {
            case 0 -> words.t("directory.test.nobody", tested.name());
            case 1 -> found(words, tested.found().getFirst());
            default -> words.t("directory.test.several", tested.name());
        };
    }
}
