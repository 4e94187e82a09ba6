package dev.rolloutshell.simulator.fault;

import dev.rolloutshell.simulator.api.ApiResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a call at one point of its way.
 *
 * @param delay virtual time that passes first
 * @param ending how the call ends here, or {@code null} when it goes on
 */
public record Verdict(Duration delay, @Nullable Ending ending) {

  /** It goes on at once. */
  public static final Verdict PASS = new Verdict(Duration.ZERO, null);

  /** How a call ends early. */
  public sealed interface Ending {

    /**
     * Gives the client what it gets.
     *
     * @throws IOException when its connection breaks
     */
    ApiResponse give() throws IOException;

    /** It is answered so. */
    record Answered(ApiResponse response) implements Ending {
      @Override
      public ApiResponse give() {
        return response;
      }
    }

    /** Its connection breaks. */
    record Broken(String why) implements Ending {
      @Override
      public ApiResponse give() throws IOException {
        throw new IOException(why);
      }
    }

    /** The client dies. */
    record Died(ClientDeath.Moment moment, String call) implements Ending {
      @Override
      public ApiResponse give() {
        throw new ClientDeath(moment, call);
      }
    }
  }

  /** It goes on after a while. */
  public static Verdict later(Duration delay) {
    return new Verdict(delay, null);
  }

  /** It is answered so, at once. */
  public static Verdict answered(ApiResponse response) {
    return new Verdict(Duration.ZERO, new Ending.Answered(response));
  }

  /** Its connection breaks, at once. */
  public static Verdict broken(String why) {
    return new Verdict(Duration.ZERO, new Ending.Broken(why));
  }

  /** The client dies, at once. */
  public static Verdict died(ClientDeath.Moment moment, String call) {
    return new Verdict(Duration.ZERO, new Ending.Died(moment, call));
  }

  /** The same after a further while. */
  public Verdict after(Duration more) {
    return new Verdict(delay.plus(more), ending);
  }

  /** This, and then the other unless it ends here. */
  Verdict then(Verdict next) {
    return ending == null ? next.after(delay) : this;
  }
}
