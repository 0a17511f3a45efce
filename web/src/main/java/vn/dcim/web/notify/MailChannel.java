package vn.dcim.web.notify;

import jakarta.activation.DataHandler;
import jakarta.inject.Singleton;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import vn.dcim.core.alarm.AlarmPriority;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.notify.Channel;
import vn.dcim.core.notify.ChannelFailure;
import vn.dcim.core.notify.Dispatch;
import vn.dcim.core.notify.NoticeFile;

/** Mail over SMTP, by STARTTLS or TLS; never in clear text beyond this machine. */
@Singleton
final class MailChannel implements Channel {

    private static final Map<String, Integer> PORTS = Map.of("starttls", 587, "tls", 465, "none", 25);

    private final MailConfig config;
    private final LetterWriter letters;
    private final LetterHtml html;
    private final Clock clock;
    private final Secret password;
    private final Session session;

    MailChannel(MailConfig config, LetterWriter letters, LetterHtml html, Clock clock) {
        this.config = config;
        this.letters = letters;
        this.html = html;
        this.clock = clock;
        this.password = Secret.of(config.password(), config.passwordFile());
        this.session = config.isSetUp() ? session() : null;
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public boolean isSetUp() {
        return config.isSetUp();
    }

    @Override
    public boolean accepts(String address) {
        try {
            new InternetAddress(address, true).validate();
            return address.contains("@") && address.matches("[\\x21-\\x7E]+") && !address.matches(".*[<>,;\"].*");
        } catch (AddressException e) {
            return false;
        }
    }

    @Override
    public String send(Dispatch dispatch) {
        try (SMTPTransport transport = (SMTPTransport) session.getTransport(protocol())) {
            MimeMessage message = message(dispatch);
            transport.connect(config.host(), port(), config.user(), config.user() == null ? null : password.reveal());
            transport.sendMessage(message, message.getAllRecipients());
            return password.hideIn(transport.getLastServerResponse().strip());
        } catch (MessagingException e) {
            throw new ChannelFailure(password.hideIn(words(e)), isPermanent(e));
        }
    }

    private MimeMessage message(Dispatch dispatch) throws MessagingException {
        Letter letter = letters.write(dispatch);
        String id = "<dcim-" + dispatch.deliveryId() + "@" + config.from().replaceFirst(".*@", "") + ">";
        var message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                // why: every attempt bears the same, so that a second copy can be told
                setHeader("Message-ID", id);
            }
        };
        message.setFrom(new InternetAddress(config.from(), true));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(dispatch.address(), true));
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated");
        if (letter.priority() == AlarmPriority.HIGH) {
            message.setHeader("X-Priority", "1");
        }
        var text = new MimeBodyPart();
        text.setText(letter.text(), StandardCharsets.UTF_8.name());
        var page = new MimeBodyPart();
        page.setText(html.of(letter), StandardCharsets.UTF_8.name(), "html");
        message.setContent(withFiles(new MimeMultipart("alternative", text, page), dispatch));
        message.saveChanges();
        return message;
    }

    private static MimeMultipart withFiles(MimeMultipart letter, Dispatch dispatch) throws MessagingException {
        List<NoticeFile> files =
                dispatch.items().stream().flatMap(item -> item.files().stream()).toList();
        if (files.isEmpty()) {
            return letter;
        }
        var both = new MimeMultipart("mixed");
        var body = new MimeBodyPart();
        body.setContent(letter);
        both.addBodyPart(body);
        for (NoticeFile file : files) {
            var part = new MimeBodyPart();
            part.setDataHandler(new DataHandler(new ByteArrayDataSource(file.content(), "application/" + file.type())));
            part.setFileName(file.name());
            part.setDisposition(Part.ATTACHMENT);
            both.addBodyPart(part);
        }
        return both;
    }

    private Session session() {
        if (!PORTS.containsKey(config.security())) {
            throw refused("security", config.security(), "starttls, tls, none");
        }
        if (config.security().equals("none")
                && !LocalHost.is(URI.create("smtp://" + config.host()).getHost())) {
            throw refused("security", "none", "starttls, tls; none only for a mail server on this machine");
        }
        if (config.from() == null || !accepts(config.from())) {
            throw refused("from", String.valueOf(config.from()), "an address such as dcim@example.gov.vn");
        }
        var properties = new Properties();
        String prefix = "mail." + protocol() + ".";
        properties.put(
                prefix + "connectiontimeout",
                Long.toString(config.connectTimeout().toMillis()));
        properties.put(prefix + "timeout", Long.toString(config.readTimeout().toMillis()));
        properties.put(
                prefix + "writetimeout", Long.toString(config.readTimeout().toMillis()));
        properties.put(prefix + "quitwait", "false");
        properties.put(prefix + "auth", Boolean.toString(config.user() != null));
        properties.put(
                prefix + "starttls.enable", Boolean.toString(config.security().equals("starttls")));
        properties.put(
                prefix + "starttls.required", Boolean.toString(config.security().equals("starttls")));
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "ssl.protocols", "TLSv1.3 TLSv1.2");
        properties.put(
                prefix + "ssl.socketFactory", Trust.in(config.certificateFile()).getSocketFactory());
        return Session.getInstance(properties);
    }

    private String protocol() {
        return config.security().equals("tls") ? "smtps" : "smtp";
    }

    private int port() {
        return config.port() == null ? PORTS.get(config.security()) : config.port();
    }

    private static DcimException refused(String setting, String value, String accepted) {
        return new DcimException(ErrorCode.INVALID_VALUE, "dcim.notify.mail." + setting, value, accepted);
    }

    /** Returns what the server said, or what went wrong, from the outside to the cause. */
    private static String words(MessagingException failure) {
        var words = new StringBuilder();
        if (failure instanceof AuthenticationFailedException) {
            words.append("authentication failed: ");
        }
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            String said =
                    String.valueOf(cause.getMessage()).strip().replaceFirst("(?s);\\s+nested exception is:.*", "");
            if (words.indexOf(said) < 0) {
                words.append(words.isEmpty() || words.toString().endsWith(": ") ? "" : "; ")
                        .append(
                                cause instanceof MessagingException
                                        ? said
                                        : cause.getClass().getSimpleName() + ": " + said);
            }
        }
        return words.toString();
    }

    private static Throwable next(Throwable cause) {
        return cause instanceof MessagingException outer ? outer.getNextException() : cause.getCause();
    }

    /** A recipient or a message that the server refuses for good; a wrong password can be mended, and is tried again. */
    private static boolean isPermanent(MessagingException failure) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            if (cause instanceof SMTPAddressFailedException address && isRefusal(address.getReturnCode())
                    || cause instanceof SMTPSendFailedException sending && isRefusal(sending.getReturnCode())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRefusal(int code) {
        return code >= 550 && code < 560;
    }
}
