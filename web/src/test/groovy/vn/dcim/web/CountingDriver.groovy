package vn.dcim.web

import io.micronaut.http.context.ServerRequestContext

import java.lang.reflect.InvocationHandler
import java.lang.reflect.InvocationTargetException
import java.lang.reflect.Proxy
import java.sql.Connection
import java.sql.Driver
import java.sql.DriverPropertyInfo
import java.sql.PreparedStatement
import java.sql.Statement
import java.util.concurrent.ConcurrentLinkedQueue
import java.util.logging.Logger

/** The driver of the database, which keeps what requests ask through it; what the program asks by itself meanwhile is left out. */
class CountingDriver implements Driver {

    static final Queue<String> STATEMENTS = new ConcurrentLinkedQueue<>()

    private final Driver real = new org.mariadb.jdbc.Driver()

    @Override
    Connection connect(String url, Properties info) {
        def connection = real.connect(url, info)
        connection == null ? null : watched(Connection, connection)
    }

    private static <T> T watched(Class<T> type, T real, String sql = '') {
        Proxy.newProxyInstance(CountingDriver.classLoader, [type] as Class[], { _, method, arguments ->
            if (real instanceof Statement && method.name.startsWith('execute') && ServerRequestContext.currentRequest().present) {
                def asked = arguments?.find { it instanceof String } ?: sql
                // why: by this the pool sees whether a connection still lives that was not used for a while
                if (asked != 'SELECT 1') {
                    STATEMENTS << asked
                }
            }
            try {
                def answer = method.invoke(real, arguments)
                answer instanceof PreparedStatement ? watched(PreparedStatement, answer, arguments[0] as String)
                        : answer instanceof Statement ? watched(Statement, answer) : answer
            } catch (InvocationTargetException e) {
                throw e.cause
            }
        } as InvocationHandler) as T
    }

    @Override
    boolean acceptsURL(String url) {
        real.acceptsURL(url)
    }

    @Override
    DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
        real.getPropertyInfo(url, info)
    }

    @Override
    int getMajorVersion() {
        real.majorVersion
    }

    @Override
    int getMinorVersion() {
        real.minorVersion
    }

    @Override
    boolean jdbcCompliant() {
        real.jdbcCompliant()
    }

    @Override
    Logger getParentLogger() {
        Logger.getLogger('vn.dcim')
    }
}
