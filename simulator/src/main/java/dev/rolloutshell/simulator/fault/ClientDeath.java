package dev.rolloutshell.simulator.fault;

import org.jspecify.annotations.Nullable;

/** The client process dies here: nothing but an end of the process may catch it. */
public final class ClientDeath extends Error {

  private static final long serialVersionUID = 1L;

  /** The header by which a served simulator tells a client of its death; see {@link #told}. */
  public static final String HEADER = "Simulator-Client-Death";

  private final Moment moment;
  private final @Nullable String call;

  /** Where, relative to a call. */
  public enum Moment {
    /** The call never leaves. */
    BEFORE("before it could send"),
    /** The call is applied and answered. */
    AFTER("after the answer to"),
    /** The call is applied, and its answer never arrives. */
    LOST_REPLY("before the answer arrived to");

    private final String words;

    Moment(String words) {
      this.words = words;
    }
  }

  /** A death at no particular call. */
  public ClientDeath() {
    this(Moment.BEFORE, null);
  }

  /**
   * A death at a call.
   *
   * @param call the call in words, such as {@code update pods/web-1}
   */
  public ClientDeath(Moment moment, @Nullable String call) {
    super(
        "the client died" + (call == null ? "" : " " + moment.words + " " + call),
        null,
        false,
        false);
    this.moment = moment;
    this.call = call;
  }

  /** Where, relative to the call. */
  public Moment moment() {
    return moment;
  }

  /** The call in words, or {@code null} when it died at none. */
  public @Nullable String call() {
    return call;
  }

  /** Where it died, as the end of a sentence; empty when that was at no call. */
  public String where() {
    return call == null ? "" : " " + moment.words + " " + call;
  }

  /** As the value of the header. */
  public String asHeader() {
    return moment + " " + (call == null ? "" : call);
  }

  /** The death that a header tells of; {@code null} when it tells of none. */
  public static @Nullable ClientDeath told(@Nullable String header) {
    if (header == null) {
      return null;
    }
    int blank = header.indexOf(' ');
    String call = blank < 0 ? "" : header.substring(blank + 1);
    for (Moment moment : Moment.values()) {
      if (header.startsWith(moment + " ")) {
        return new ClientDeath(moment, call.isEmpty() ? null : call);
      }
    }
    return new ClientDeath();
  }
}
