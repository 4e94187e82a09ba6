package dev.rolloutshell.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.explore.EndStates;
import dev.rolloutshell.explore.Setup;
import dev.rolloutshell.explore.Stage;
import dev.rolloutshell.rollout.drive.RunReport;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.Mark;
import dev.rolloutshell.simulator.api.ApiRequest;
import dev.rolloutshell.simulator.api.ApiResponse;
import dev.rolloutshell.simulator.transport.RequestHook;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server, or what stands before it, that answers and does not do what it is asked. */
class UnavailableServerTest {

  /** Answers some of the calls of a kind itself, and counts them. */
  private static final class Answering implements RequestHook {
    private final String method;
    private final int times;
    private final int status;
    private final String body;
    private int count;

    Answering(String method, int times, int status, String body) {
      this.method = method;
      this.times = times;
      this.status = status;
      this.body = body;
    }

    @Override
    public @Nullable ApiResponse beforeApply(ApiRequest request) {
      boolean here = request.method().equals(method) && ++count <= times;
      return here
          ? new ApiResponse(
              status, "application/json", Map.of(), body.getBytes(StandardCharsets.UTF_8))
          : null;
    }
  }

  @Test
  void aWebhookThatIsDownIsNamedAfterTheDeadlineWithoutATryEachHalfSecond() {
    Setup story = new Setup(3, null, 0);
    Stage world = new Stage(story);
    Answering down =
        new Answering(
            "POST",
            Integer.MAX_VALUE,
            500,
            "{\"kind\":\"Status\",\"code\":500,\"message\":\"failed calling webhook m.example\"}");

    RunReport run = Objects.requireNonNull(world.run(story.forward(), down));

    assertThat(run.code()).isEqualTo(ExitCode.CANNOT_CONNECT);
    assertThat(run.message())
        .startsWith("the answer to create replicationcontrollers/web-")
        .endsWith("(failed calling webhook m.example); tried again for 2m");
    assertThat(run.hint()).isEqualTo("the same command again");
    assertThat(down.count).isBetween(20, 60);
  }

  @Test
  void aFirstWriteThatIsNotAllowedSaysThatNothingWasWrittenAndWhatToTypeThen() {
    Setup story = new Setup(1, null, 0);
    Stage world = new Stage(story);
    Answering forbidding =
        new Answering("POST", 1, 403, "{\"kind\":\"Status\",\"message\":\"web is forbidden\"}");

    RunReport run = Objects.requireNonNull(world.run(story.forward(), forbidding));

    assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(run.message()).endsWith(": web is forbidden; nothing was written");
    assertThat(run.hint()).isEqualTo("the same command again, once that is allowed");
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504, 520, 529})
  void whatPassesIsWaitedForWhateverItsNumber(int status) {
    for (String method : new String[] {"GET", "PUT", "DELETE", "POST"}) {
      Setup story = new Setup(2, null, 0);
      Stage world = new Stage(story);
      Answering busy = new Answering(method, 3, status, "<html>come back later</html>");

      RunReport run = Objects.requireNonNull(world.run(story.forward(), busy));

      assertThat(run.code()).as("%s %s", method, run.message()).isEqualTo(ExitCode.DONE);
      assertThat(world.invariants().broken()).isEmpty();
      assertThat(EndStates.afterRollout(story, world.cluster().store())).isEmpty();
    }
  }

  @Test
  void aStatusWithoutWordsIsTold() {
    Setup story = new Setup(1, null, 0);
    Stage world = new Stage(story);

    RunReport run =
        Objects.requireNonNull(
            world.run(story.forward(), new Answering("GET", Integer.MAX_VALUE, 502, "<html>")));

    assertThat(run.code()).isEqualTo(ExitCode.CANNOT_CONNECT);
    assertThat(run.message()).endsWith("is not available: status 502");
  }

  /**
   * Forbids to create the renamed controller, as a quota does that still counts the deleted one.
   */
  private static final class Quota implements RequestHook {
    private int left;

    Quota(int times) {
      left = times;
    }

    @Override
    public @Nullable ApiResponse beforeApply(ApiRequest request) {
      boolean renamed =
          request.method().equals("POST")
              && new String(request.body(), StandardCharsets.UTF_8).contains(Mark.PARKED_FOR);
      String body = "{\"message\":\"web is forbidden: exceeded quota: q, limited: 2\"}";
      return renamed && left-- > 0
          ? new ApiResponse(
              403, "application/json", Map.of(), body.getBytes(StandardCharsets.UTF_8))
          : null;
    }
  }

  @Test
  void aQuotaThatStillCountsTheSourceIsWaitedForInTheRename() {
    Setup story = new Setup(2, null, 0);
    Stage world = new Stage(story);

    RunReport run = Objects.requireNonNull(world.run(story.forward(), new Quota(5)));

    assertThat(run.code()).as(run.message()).isEqualTo(ExitCode.DONE);
    assertThat(world.invariants().broken()).isEmpty();
  }

  @Test
  void aQuotaThatStaysIsNamedAtTheDeadline() {
    Setup story = new Setup(2, null, 0);
    Stage world = new Stage(story);

    RunReport run =
        Objects.requireNonNull(world.run(story.forward(), new Quota(Integer.MAX_VALUE)));

    assertThat(run.code()).isEqualTo(ExitCode.DEADLINE);
    assertThat(run.message()).endsWith("web is forbidden: exceeded quota: q, limited: 2");
    assertThat(run.hint()).contains("rollout resume web");
    RunReport resumed = Objects.requireNonNull(world.run(story.resume(), new Killer()));
    assertThat(resumed.code()).as(resumed.message()).isEqualTo(ExitCode.DONE);
  }
}
