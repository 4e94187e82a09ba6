package dev.rolloutshell.simulator.fault;

import dev.rolloutshell.simulator.api.ApiRequest;
import dev.rolloutshell.simulator.api.RequestInfo;
import dev.rolloutshell.simulator.api.WatchHandle;
import dev.rolloutshell.simulator.api.WatchSink;
import dev.rolloutshell.simulator.clock.Event;
import dev.rolloutshell.simulator.json.Json;
import dev.rolloutshell.simulator.model.JsonObject;
import java.time.Duration;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a watch and its client and lets faults strike its events. While there are none, a
 * frame passes at the price of one look. Used under the cluster's lock only.
 */
public final class WatchFaults implements WatchSink {
  private static final byte[] END = new byte[0];

  private final WatchSink client;
  private final FaultWorld world;
  private final ApiRequest request;
  private final ArrayDeque<byte[]> held = new ArrayDeque<>();
  private @Nullable WatchHandle watch;
  private boolean holding;
  private boolean over;

  /** Nothing has come yet. */
  public WatchFaults(WatchSink client, FaultWorld world, ApiRequest request) {
    this.client = client;
    this.world = world;
    this.request = request;
  }

  /** The stream that was held up goes on; open watches are no part of a checkpoint, nor is this. */
  public record Release(WatchFaults stream) implements Event<FaultWorld> {
    @Override
    public String name() {
      return "a watch goes on";
    }

    @Override
    public void run(FaultWorld world) {
      stream.release();
    }
  }

  /** What closes the watch when a fault ends its stream. */
  public void attach(WatchHandle handle) {
    watch = handle;
    if (over) {
      handle.close();
    }
  }

  @Override
  public void frame(byte[] json) {
    if (holding) {
      held.add(json);
    } else if (world.faults().isEmpty()) {
      give(json);
    } else {
      meet(json);
    }
  }

  @Override
  public void end() {
    if (holding) {
      held.add(END);
    } else {
      finish();
    }
  }

  private void give(byte[] frame) {
    if (!over) {
      client.frame(frame);
    }
  }

  private void finish() {
    if (!over) {
      over = true;
      client.end();
    }
  }

  private void meet(byte[] frame) {
    FrameKind.Fate fate = over ? null : fate(frame);
    if (fate == null) {
      give(frame);
    } else if (fate.delay().isZero()) {
      fate.frames().forEach(this::give);
      if (fate.ends()) {
        cut();
      }
    } else {
      hold(fate);
    }
  }

  private void cut() {
    finish();
    if (watch != null) {
      watch.close();
    }
  }

  private void hold(FrameKind.Fate fate) {
    holding = true;
    held.addAll(fate.frames());
    Duration delay = fate.delay();
    world.after(delay, new Release(this));
  }

  private void release() {
    holding = false;
    for (byte[] frame = held.poll(); frame != null; frame = held.poll()) {
      if (frame == END) {
        finish();
      } else {
        give(frame);
      }
    }
  }

  /** What a fault makes of it, or {@code null} when none strikes. */
  private FrameKind.@Nullable Fate fate(byte[] frame) {
    RequestInfo asked = RequestInfo.of(request);
    if (asked == null || !(read(frame) instanceof JsonObject event)) {
      return null;
    }
    JsonObject metadata = event.object("object").object("metadata");
    return world
        .faults()
        .frame(
            frame,
            event.string("type", ""),
            asked.resource(),
            metadata.string("namespace", ""),
            metadata.string("name", ""));
  }

  private static @Nullable Object read(byte[] frame) {
    try {
      return Json.read(frame);
    } catch (Json.SyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
