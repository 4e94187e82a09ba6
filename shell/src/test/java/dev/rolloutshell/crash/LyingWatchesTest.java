package dev.rolloutshell.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolloutshell.explore.EndStates;
import dev.rolloutshell.explore.Setup;
import dev.rolloutshell.explore.Stage;
import dev.rolloutshell.rollout.drive.RunReport;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.simulator.api.ApiRequest;
import dev.rolloutshell.simulator.api.WatchSink;
import dev.rolloutshell.simulator.transport.RequestHook;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Waits are decided on what watches tell; what they keep back may delay a rollout, not spoil it.
 */
class LyingWatchesTest {

  /** What a watch does to its frames. */
  enum Lie {
    NOTHING_COMES,
    EVERY_OTHER_IS_LOST,
    EVERY_THIRD_IS_LOST,
    ALL_COME_TWICE,
    THREE_ARE_HELD_BACK,
    ENDS_AFTER_TWO,
    TELLS_OF_AN_ERROR,
    HALF_A_FRAME_COMES;

    WatchSink around(WatchSink client) {
      return switch (this) {
        case NOTHING_COMES -> new Sink(client, 0, 1, 0);
        case EVERY_OTHER_IS_LOST -> new Sink(client, 1, 2, 0);
        case EVERY_THIRD_IS_LOST -> new Sink(client, 2, 3, 0);
        case ALL_COME_TWICE -> new Sink(client, 1, 1, 0);
        case THREE_ARE_HELD_BACK -> new Sink(client, 1, 1, 3);
        case ENDS_AFTER_TWO -> new Ending(client);
        case TELLS_OF_AN_ERROR -> new Erring(client);
        case HALF_A_FRAME_COMES -> new Cutting(client);
      };
    }
  }

  private static final class Lying implements RequestHook {
    private final Lie lie;

    Lying(Lie lie) {
      this.lie = lie;
    }

    @Override
    public WatchSink aroundWatch(ApiRequest request, WatchSink client) {
      return lie.around(client);
    }
  }

  /** Passes on some of every few frames, late, and all of them twice when none is left out. */
  private static final class Sink implements WatchSink {
    private final WatchSink client;
    private final int kept;
    private final int of;
    private final int late;
    private final Queue<byte[]> held = new ArrayDeque<>();
    private int count;

    Sink(WatchSink client, int kept, int of, int late) {
      this.client = client;
      this.kept = kept;
      this.of = of;
      this.late = late;
    }

    @Override
    public void frame(byte[] json) {
      if (count++ % of >= kept) {
        return;
      }
      held.add(json);
      if (held.size() > late) {
        byte[] next = held.remove();
        client.frame(next);
        if (kept == of && late == 0) {
          client.frame(next);
        }
      }
    }

    @Override
    public void end() {
      client.end();
    }
  }

  private static final class Ending implements WatchSink {
    private final WatchSink client;
    private int count;

    Ending(WatchSink client) {
      this.client = client;
    }

    @Override
    public void frame(byte[] json) {
      if (count++ < 2) {
        client.frame(json);
      } else {
        client.end();
      }
    }

    @Override
    public void end() {
      client.end();
    }
  }

  private static final class Erring implements WatchSink {
    private static final byte[] EXPIRED =
        """
        {"type":"ERROR","object":{"kind":"Status","apiVersion":"v1","metadata":{},\
        "status":"Failure","message":"too old resource version","reason":"Expired","code":410}}"""
            .getBytes(StandardCharsets.UTF_8);
    private final WatchSink client;
    private int count;

    Erring(WatchSink client) {
      this.client = client;
    }

    @Override
    public void frame(byte[] json) {
      client.frame(count++ % 3 == 2 ? EXPIRED : json);
    }

    @Override
    public void end() {
      client.end();
    }
  }

  private record Cutting(WatchSink client) implements WatchSink {
    @Override
    public void frame(byte[] json) {
      client.frame(Arrays.copyOf(json, json.length / 2));
    }

    @Override
    public void end() {
      client.end();
    }
  }

  @ParameterizedTest
  @EnumSource(Lie.class)
  void rollsAndAbortsAllTheSame(Lie lie) {
    for (String next : new String[] {null, "web-b"}) {
      for (int replicas = 0; replicas <= 4; replicas += 2) {
        Setup story = new Setup(replicas, next, 1);
        Stage world = new Stage(story);
        String where = lie + " " + story;

        RunReport done = world.run(story.forward(), new Lying(lie));
        assertThat(done).as(where).isNotNull();
        assertThat(done.code()).as(where + done.message()).isEqualTo(ExitCode.DONE);
        assertThat(EndStates.afterRollout(story, world.cluster().store())).as(where).isEmpty();

        assertThat(world.invariants().broken()).as(where).isEmpty();

        world.reset();
        world.step(story.forward(), 3 + replicas);
        RunReport undone = world.run(story.abort(), new Lying(lie));
        assertThat(undone).as(where).isNotNull();
        assertThat(undone.code()).as(where + undone.message()).isEqualTo(ExitCode.DONE);
        assertThat(world.invariants().broken()).as(where).isEmpty();
      }
    }
  }
}
