package vn.dcim.core.regulation.check;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** One check for each evidence that consists of answers. */
@Factory
final class AnswersChecks {

    @Singleton
    @Named("registers")
    AnswersCheck registers() {
        return new AnswersCheck(RegisterEvidence.NAME);
    }

    @Singleton
    @Named("foreign-accounts")
    AnswersCheck foreignAccounts() {
        return new AnswersCheck(ForeignAccountEvidence.NAME);
    }

    @Singleton
    @Named("several-parts")
    AnswersCheck severalParts() {
        return new AnswersCheck(SeveralPartsEvidence.NAME);
    }

    @Singleton
    @Named("software")
    AnswersCheck software() {
        return new AnswersCheck(SoftwareEvidence.NAME);
    }

    @Singleton
    @Named("hosts")
    AnswersCheck hosts() {
        return new AnswersCheck(HostEvidence.NAME);
    }
}
