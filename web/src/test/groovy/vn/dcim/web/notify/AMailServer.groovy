package vn.dcim.web.notify

import jakarta.mail.Session
import jakarta.mail.internet.MimeMessage
import java.util.concurrent.CopyOnWriteArrayList
import javax.net.ssl.SSLContext
import org.subethamail.smtp.MessageContext
import org.subethamail.smtp.MessageHandler
import org.subethamail.smtp.MessageHandlerFactory
import org.subethamail.smtp.RejectException
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory
import org.subethamail.smtp.auth.LoginFailedException
import org.subethamail.smtp.auth.UsernamePasswordValidator
import org.subethamail.smtp.server.SMTPServer

/** A real SMTP server that keeps what it takes, or refuses as a spec says. */
class AMailServer implements AutoCloseable {

    static final String USER = 'dcim'
    static final String PASSWORD = 'p4ss-Word of the server'

    final List<MimeMessage> mails = new CopyOnWriteArrayList<>()
    final List<String> users = new CopyOnWriteArrayList<>()
    /** What recipients and messages are refused with; null for none. */
    volatile RejectException atRecipient
    volatile RejectException atData
    private final SMTPServer server

    private AMailServer(SMTPServer.Builder builder, int port) {
        server = builder.bindAddress(InetAddress.getByName('127.0.0.1')).port(port).hostName('mail.spec')
                .messageHandlerFactory({ MessageContext context -> handler() } as MessageHandlerFactory)
                .build()
        server.start()
    }

    static AMailServer starttls(SSLContext tls, int port = 0) {
        new AMailServer(new SMTPServer.Builder().startTlsSocketFactory(tls).requireTLS(), port)
    }

    static AMailServer starttlsWithAccount(SSLContext tls) {
        AMailServer made
        def accounts = new EasyAuthenticationHandlerFactory({ user, password, context ->
            if (user != USER || password != PASSWORD) {
                throw new LoginFailedException('unknown here')
            }
            made.users << user
        } as UsernamePasswordValidator)
        made = new AMailServer(new SMTPServer.Builder().startTlsSocketFactory(tls).requireTLS().authenticationHandlerFactory(accounts).requireAuth(), 0)
        made
    }

    static AMailServer implicitTls(SSLContext tls) {
        new AMailServer(new SMTPServer.Builder().serverSocketFactory(tls), 0)
    }

    static AMailServer inClear() {
        new AMailServer(new SMTPServer.Builder(), 0)
    }

    int getPort() {
        server.portAllocated
    }

    private MessageHandler handler() {
        new MessageHandler() {
            @Override
            void from(String from) {}

            @Override
            void recipient(String recipient) {
                if (atRecipient) {
                    throw atRecipient
                }
            }

            @Override
            String data(InputStream data) {
                def bytes = data.bytes
                if (atData) {
                    throw atData
                }
                mails << new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes))
                'taken by the spec'
            }

            @Override
            void done() {}
        }
    }

    /** Returns the plain text of a mail. */
    static String text(MimeMessage mail) {
        mail.content.getBodyPart(0).content.toString()
    }

    static String html(MimeMessage mail) {
        mail.content.getBodyPart(1).content.toString()
    }

    @Override
    void close() {
        server.stop()
    }
}
