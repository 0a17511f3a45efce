package vn.dcim.demo

import java.nio.file.Path
import java.time.Clock
import vn.dcim.core.account.LightPasswords
import vn.dcim.web.command.FreePort

/**
 * The whole demo in this process, and not as a program of its own, since half of what that takes is classes that are loaded here
 * already.
 */
class DemoHere implements AutoCloseable {

    private final Demo demo = new Demo(Clock.systemUTC(), [:], LightPasswords.instead())

    /** @param data an empty folder */
    DemoHere(Path data) {
        try {
            demo.start('127.0.0.1', FreePort.onLoopback(), data)
        } catch (Throwable e) {
            demo.close()
            throw e
        }
    }

    String getUrl() {
        demo.address()
    }

    /** Of the API, with the administrator's rights. */
    String getToken() {
        demo.access().token()
    }

    /** Name and password of the account with a role. */
    List<String> account(String role) {
        def account = demo.access().accounts().find { it.role() == role }
        [account.user(), account.password()]
    }

    /** Returns a part of the program. */
    def <T> T part(Class<T> type) {
        demo.part(type)
    }

    @Override
    void close() {
        demo.close()
    }
}
