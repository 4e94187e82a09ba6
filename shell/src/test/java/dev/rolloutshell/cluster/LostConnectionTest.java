package dev.rolloutshell.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import org.junit.jupiter.api.Test;

/** What is said of a server that does not answer. */
class LostConnectionTest {

  @Test
  void aRefusedConnectionIsCalledSo() {
    Throwable refused =
        new ConnectException()
            .initCause(new ConnectException().initCause(new ClosedChannelException()));

    assertThat(LostConnection.why(refused)).isEqualTo("connection refused");
    assertThat(LostConnection.why(new IOException(refused))).isEqualTo("connection refused");
    assertThat(LostConnection.why(new ConnectException("Connection refused")))
        .isEqualTo("connection refused");
  }

  @Test
  void anUnknownHostIsNotTakenForARefusal() {
    Throwable unknown = new ConnectException().initCause(new UnresolvedAddressException());

    assertThat(LostConnection.why(unknown)).isEqualTo("no such host");
  }

  @Test
  void noClassOfJavaIsNamed() {
    assertThat(LostConnection.why(new ClosedChannelException())).isEqualTo("connection closed");
    assertThat(LostConnection.why(new EOFException())).isEqualTo("connection closed");
    assertThat(LostConnection.why(new IOException(new IllegalStateException())))
        .isEqualTo("connection lost");
  }

  @Test
  void whatTheDeepestCauseSaysIsSaid() {
    assertThat(LostConnection.why(new IOException(new IOException("Connection reset"))))
        .isEqualTo("Connection reset");
  }
}
