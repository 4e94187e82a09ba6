package dev.rolloutshell.scenario;

import dev.rolloutshell.rollout.model.StepRecord;
import dev.rolloutshell.session.TimeTravel;
import dev.rolloutshell.simulator.SimulatedCluster;
import dev.rolloutshell.simulator.api.ApiRequest;
import dev.rolloutshell.simulator.api.ApiResponse;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.pod.StoredPod;
import dev.rolloutshell.simulator.store.Change;
import dev.rolloutshell.simulator.store.StoredObject;
import dev.rolloutshell.simulator.transport.RequestHook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Sees everything that happens in a replay, and remembers it. */
final class Witness implements RequestHook, TimeTravel.Companion {

  private static final int MOST_BREACHES = 100;
  private static final int MOST = 20_000;

  private final SimulatedCluster cluster;
  private final Instant start;
  private final ReplayListener listener;
  private final List<Breach> breaches = new ArrayList<>();
  private final List<SeenWrite> writes = new ArrayList<>();
  private final List<Happening> events = new ArrayList<>();
  private final List<Sample> samples = new ArrayList<>();
  private RuleWatch rules = new RuleWatch();
  private @Nullable OpenWrite open;
  private int step;
  private String line = "";
  private boolean watching = true;

  Witness(SimulatedCluster cluster, ReplayListener listener) {
    this.cluster = cluster;
    this.start = cluster.now();
    this.listener = listener;
    cluster.store().onChange(this::changed);
    cluster.afterEachEvent(this::look);
  }

  @Override
  public Object memory() {
    return rules.copy();
  }

  @Override
  public void travelled(Object memory) {
    rules = ((RuleWatch) memory).copy();
  }

  /** Everything seen up to a moment. */
  record Memory(RuleWatch rules, int breaches, int writes, int events, int samples) {}

  Memory all() {
    return new Memory(rules.copy(), breaches.size(), writes.size(), events.size(), samples.size());
  }

  /** Forgets what was seen since. */
  void forget(Memory since) {
    rules = since.rules().copy();
    cut(breaches, since.breaches());
    cut(writes, since.writes());
    cut(events, since.events());
    cut(samples, since.samples());
  }

  private static void cut(List<?> list, int size) {
    list.subList(size, list.size()).clear();
  }

  /** A step begins. */
  void begin(int number, String command) {
    step = number;
    line = command;
  }

  /** Looks away, or looks again. */
  void watch(boolean on) {
    watching = on;
  }

  Duration at() {
    return Duration.between(start, cluster.now());
  }

  Instant start() {
    return start;
  }

  RuleWatch rules() {
    return rules;
  }

  List<Breach> breaches() {
    return breaches;
  }

  List<SeenWrite> writes() {
    return writes;
  }

  List<Happening> events() {
    return events;
  }

  List<Sample> samples() {
    return samples;
  }

  private void look(SimulatedCluster changed) {
    if (!watching) {
      return;
    }
    String last = changed.lastEvent();
    rules.look(changed.store(), complainAt(last == null ? "a request" : last));
    PairWatch current = rules.current();
    if (current != null) {
      Sample now = current.sample(at());
      boolean same = !samples.isEmpty() && samples.get(samples.size() - 1).same(now);
      if (!same && samples.size() < MOST) {
        samples.add(now);
      }
    }
    listener.looked(changed.store(), at());
  }

  private BiConsumer<Integer, String> complainAt(String event) {
    return (rule, what) -> complain(new Breach(rule, what, at(), step, event));
  }

  /** The first breach of a rule in a step tells enough. */
  private void complain(Breach breach) {
    boolean known =
        breaches.stream().anyMatch(b -> b.rule() == breach.rule() && b.step() == breach.step());
    if (known || breaches.size() >= MOST_BREACHES) {
      return;
    }
    breaches.add(breach);
    if (!listener.violated(breach)) {
      throw new Halt();
    }
  }

  /** Nothing further is to happen. */
  static final class Halt extends Error {

    private static final long serialVersionUID = 1L;

    Halt() {
      super("halted at a violation", null, false, false);
    }
  }

  @Override
  public @Nullable ApiResponse beforeApply(ApiRequest request) {
    WriteCall sent = watching ? WriteCall.of(request) : null;
    open = sent == null || sent.type().contains("reviews") ? null : new OpenWrite(sent);
    return null;
  }

  @Override
  public ApiResponse afterApply(ApiRequest request, ApiResponse response) {
    OpenWrite write = open;
    open = null;
    if (write == null) {
      return response;
    }
    boolean stored = response.status() < 300;
    if (!stored && write.happening != null) {
      events.remove(write.happening);
    }
    if (stored && write.happening == null) {
      applied(write, write.call.answered(response).name());
    }
    if (write.place < 0) {
      note(write, write.call.answered(response).object());
    }
    if (write.place >= 0) {
      writes.set(write.place, writes.get(write.place).answered(response.status()));
    }
    return response;
  }

  /** An open write has been applied, whether or not its answer will arrive. */
  private void applied(OpenWrite write, String name) {
    WriteCall call = write.call.named(name);
    note(write, call.object());
    Happening happening = new Happening(at(), step, call.verb(), call.type(), call.name());
    write.happening = happening;
    add(happening);
    if (line.startsWith("rollout ") || line.startsWith("rolling-update ")) {
      boolean reads = line.matches("rollout (plan|status|explain)\\b.*|.*\\s--dry-run\\b.*");
      rules.wrote(call, reads, cluster.store(), complainAt("a request"));
    }
  }

  private void note(OpenWrite write, String object) {
    if (writes.size() < MOST) {
      write.place = writes.size();
      writes.add(new SeenWrite(at(), step, write.call.verb(), object, 0, null, null));
    }
  }

  /** The driver says why it made its last write. */
  void explain(StepRecord record) {
    for (int i = writes.size() - 1; i >= 0 && i >= writes.size() - 3; i--) {
      SeenWrite write = writes.get(i);
      if (write.object().equals(record.object()) && write.rule() == null) {
        writes.set(i, write.because(record.rule(), record.reason()));
        return;
      }
    }
  }

  private void happened(String verb, String type, String name) {
    add(new Happening(at(), step, verb, type, name));
  }

  private void add(Happening happening) {
    if (events.size() < MOST) {
      events.add(happening);
    }
  }

  private void changed(Change change) {
    StoredObject object = change.object();
    if (!watching || object.key().type().equals(ResourceTypes.EVENTS)) {
      return;
    }
    OpenWrite write = open;
    if (write != null && write.happening == null && write.asksFor(change)) {
      applied(write, object.name());
    }
    if (change.type() == Change.Type.DELETED) {
      happened("gone", object.key().type().plural(), object.name());
    } else if (object.key().type().equals(ResourceTypes.PODS)) {
      pod(object, change.previous());
    }
  }

  private void pod(StoredObject pod, @Nullable StoredObject before) {
    if (before == null) {
      happened("started", "pods", pod.name());
    } else if (pod.isBeingDeleted() && !before.isBeingDeleted()) {
      happened("stopping", "pods", pod.name());
    } else if (new StoredPod(pod).isReady() != new StoredPod(before).isReady()) {
      happened(new StoredPod(pod).isReady() ? "ready" : "unready", "pods", pod.name());
    }
  }
}
