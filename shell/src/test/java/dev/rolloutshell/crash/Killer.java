package dev.rolloutshell.crash;

import dev.rolloutshell.simulator.api.ApiRequest;
import dev.rolloutshell.simulator.api.ApiResponse;
import dev.rolloutshell.simulator.fault.ClientDeath;
import dev.rolloutshell.simulator.transport.RequestHook;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts a client's writes, and kills it at one of them. */
final class Killer implements RequestHook {

  private final List<String> writes = new ArrayList<>();
  private final List<Integer> statuses = new ArrayList<>();
  private final int at;
  private final ClientDeath.@Nullable Moment moment;
  private boolean dead;
  private int reads;

  /** Counts only. */
  Killer() {
    this(-1, null);
  }

  /** Kills at this write, from 0. */
  Killer(int at, ClientDeath.@Nullable Moment moment) {
    this.at = at;
    this.moment = moment;
  }

  /** Every write that was sent: its verb and object. */
  List<String> writes() {
    return writes;
  }

  private static boolean isWrite(ApiRequest request) {
    return !request.method().equals("GET");
  }

  @Override
  public @Nullable ApiResponse beforeApply(ApiRequest request) {
    if (dead) {
      throw new ClientDeath();
    }
    if (isWrite(request) && writes.size() == at && moment == ClientDeath.Moment.BEFORE) {
      dead = true;
      throw new ClientDeath();
    }
    return null;
  }

  @Override
  public ApiResponse afterApply(ApiRequest request, ApiResponse response) throws IOException {
    if (!isWrite(request)) {
      reads++;
      return response;
    }
    boolean here = writes.size() == at;
    String path = request.path();
    writes.add(request.method() + " " + path.substring(path.indexOf("/default/") + 9));
    statuses.add(response.status());
    if (here && moment == ClientDeath.Moment.AFTER) {
      dead = true;
      throw new ClientDeath();
    }
    if (here && moment == ClientDeath.Moment.LOST_REPLY) {
      throw new IOException("connection reset");
    }
    return response;
  }

  /** The writes that the server has stored. */
  List<String> stored() {
    List<String> stored = new ArrayList<>();
    for (int i = 0; i < writes.size(); i++) {
      if (statuses.get(i) < 300) {
        stored.add(writes.get(i));
      }
    }
    return stored;
  }

  /** Reads since the last time this was asked. */
  int takeReads() {
    int taken = reads;
    reads = 0;
    return taken;
  }

  /** Writes since the last time this was asked. */
  int takeWrites() {
    int taken = writes.size();
    writes.clear();
    statuses.clear();
    return taken;
  }
}
