package vn.dcim.core.account

import io.micronaut.context.RuntimeBeanDefinition
import java.util.function.Supplier

/** Passwords that take a hundredth of the time to check, and note against which hash each was checked. */
class LightPasswords extends Passwords {

    private final Collection<String> checks

    private LightPasswords(Collection<String> checks) {
        super(128)
        this.checks = checks
    }

    /** Returns the bean that stands in for the program's own. */
    static RuntimeBeanDefinition<Passwords> instead(Collection<String> checks = null) {
        RuntimeBeanDefinition.builder(Passwords, { new LightPasswords(checks) } as Supplier)
                .singleton(true).replaces(Passwords).build()
    }

    @Override
    boolean matches(String password, String hash) {
        checks?.add(hash)
        super.matches(password, hash)
    }
}
