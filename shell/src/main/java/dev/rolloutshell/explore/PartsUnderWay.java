package dev.rolloutshell.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/** Parts that are explored on other threads: tells which is through next, whatever its place. */
final class PartsUnderWay {

  private final List<Task> tasks = new ArrayList<>();
  private final BlockingQueue<Task> through = new LinkedBlockingQueue<>();

  /** Begins the parts at these places, in this order. */
  PartsUnderWay(
      List<Part> parts,
      List<Integer> places,
      ExecutorService pool,
      Function<Part, Findings> explore) {
    for (Part part : parts) {
      tasks.add(new Task(part, explore));
    }
    places.forEach(place -> pool.execute(tasks.get(place)));
  }

  /** One part; nobody has to wait for it to know that it is through. */
  final class Task extends FutureTask<Findings> {

    private final Part part;

    private Task(Part part, Function<Part, Findings> explore) {
      super(() -> explore.apply(part));
      this.part = part;
    }

    Part part() {
      return part;
    }

    @Override
    protected void done() {
      through.add(this);
    }
  }

  /** Waits for whichever part is through next. */
  Task next() throws InterruptedException {
    return through.take();
  }

  /** The part at a place. */
  Task at(int place) {
    return tasks.get(place);
  }
}
