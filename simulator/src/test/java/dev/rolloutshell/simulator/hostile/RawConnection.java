package dev.rolloutshell.simulator.hostile;

import dev.rolloutshell.simulator.Trust;
import dev.rolloutshell.simulator.server.ServedCluster;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import javax.net.ssl.SSLSocket;

/** A TLS connection on which a test says exactly what it likes. */
final class RawConnection implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 10_000;
  private static final int RECEIVED_UNREAD = 64 * 1024;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final String token;

  RawConnection(ServedCluster served) throws Exception {
    this.socket =
        Trust.only(Objects.requireNonNull(served.certificate())).getSocketFactory().createSocket();
    socket.setReceiveBufferSize(RECEIVED_UNREAD); // Else some systems hold megabytes of it.
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), served.port()));
    socket.setSoTimeout(PATIENCE_MILLIS);
    ((SSLSocket) socket).startHandshake();
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
    this.token = served.token();
  }

  /** The beginning of a request, with a token, up to and without the empty line. */
  String head(String method, String uri) {
    return "%s %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n"
        .formatted(method, uri, token);
  }

  RawConnection send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  RawConnection send(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
    return this;
  }

  /** Sends a whole request with a body. */
  RawConnection ask(String method, String uri, String mediaType, byte[] body) throws IOException {
    send(
        head(method, uri)
            + "Content-Type: %s\r\nContent-Length: %d\r\n\r\n".formatted(mediaType, body.length));
    return send(body);
  }

  /** Says that nothing more will be sent. */
  RawConnection closeOutput() throws IOException {
    socket.shutdownOutput();
    return this;
  }

  /**
   * An answer.
   *
   * @param status its status; 0 when the connection was closed without one
   */
  record Answer(int status, String head, String body) {}

  /** The next answer, whose body ends with its length or with the connection. */
  Answer answer() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return new Answer(0, head.toString(), "");
      }
      head.append((char) next);
    }
    int status = Integer.parseInt(head.substring(9, 12));
    java.util.regex.Matcher length =
        java.util.regex.Pattern.compile("(?i)content-length: (\\d+)").matcher(head);
    byte[] body =
        length.find() ? in.readNBytes(Integer.parseInt(length.group(1))) : in.readAllBytes();
    return new Answer(status, head.toString(), new String(body, StandardCharsets.UTF_8));
  }

  /** Whether the other side closes the connection in time, whatever it says before. */
  boolean isClosedByTheServer() {
    try {
      in.readAllBytes();
      return true;
    } catch (SocketTimeoutException stillOpen) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
