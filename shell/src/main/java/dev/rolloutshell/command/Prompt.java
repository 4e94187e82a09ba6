package dev.rolloutshell.command;

import dev.rolloutshell.rollout.drive.Rollouts;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.RolloutStatus;
import dev.rolloutshell.session.Connection;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.view.PromptView;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** The prompt, from what the cluster says; a slow or silent cluster never holds it up. */
public final class Prompt implements AutoCloseable {

  private static final long PATIENCE_MILLIS = 400;

  /** Rollouts that the prompt asks after; more are not even counted. */
  private static final int MOST = 2;

  private final Session session;
  private final String words;
  private List<RolloutStatus> last = List.of();
  private final ExecutorService asking =
      Executors.newSingleThreadExecutor(
          runnable -> {
            Thread thread = new Thread(runnable, "prompt");
            thread.setDaemon(true);
            return thread;
          });

  /** The usual prompt for a session. */
  public Prompt(Session session) {
    this(session, PromptView.USUAL);
  }

  /** A prompt of the operator's own words. */
  public Prompt(Session session, String words) {
    this.session = session;
    this.words = words;
  }

  /** The prompt's words now, without the rollout where the cluster is slow to say. */
  public String text() {
    return text(this::underWay);
  }

  /** The rollouts under way that the last prompt told of. */
  public List<RolloutStatus> last() {
    return last;
  }

  /** The prompt's words, however long the cluster takes: for a script that is echoed. */
  public String exactText() {
    return text(this::ask);
  }

  private String text(Supplier<List<RolloutStatus>> underWay) {
    Connection connection = session.connection();
    last = underWay.get();
    return PromptView.text(words, connection.context(), connection.namespace(), last);
  }

  private List<RolloutStatus> underWay() {
    Future<List<RolloutStatus>> answer = asking.submit(this::ask);
    try {
      return answer.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException | ExecutionException e) {
      // A prompt without the rollout is better than none; the next command says what is wrong.
    }
    answer.cancel(true);
    return List.of();
  }

  private List<RolloutStatus> ask() {
    try (Rollouts rollouts = session.looks()) {
      return rollouts.underWay().stream()
          .limit(MOST)
          .map(name -> rollouts.status(new Intent.Resume(name, null)))
          .toList();
    }
  }

  @Override
  public void close() {
    asking.shutdownNow();
  }
}
