package dev.rolloutshell.journal;

import dev.rolloutshell.cluster.Answer;
import dev.rolloutshell.rollout.drive.ForwardingProgress;
import dev.rolloutshell.rollout.drive.Progress;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.rollout.model.Snapshot;
import dev.rolloutshell.rollout.model.StepRecord;
import dev.rolloutshell.rollout.plan.ApiWrite;
import dev.rolloutshell.rollout.plan.Decision;
import dev.rolloutshell.rollout.plan.Ending;
import dev.rolloutshell.rollout.plan.Planner;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes down what a driver does while it tells another. */
final class RecordedProgress extends ForwardingProgress {

  private final RolloutDiary diary;
  private final Milestones milestones;
  private Decision.@Nullable Write stored;

  RecordedProgress(Progress told, RolloutDiary diary, Milestones milestones) {
    super(told);
    this.diary = diary;
    this.milestones = milestones;
  }

  @Override
  public void wrote(StepRecord step) {
    Decision.Write write = stored;
    stored = null;
    if (write != null) {
      diary.add(
          new Entry.Wrote(
              diary.name(),
              step.direction(),
              step.number(),
              step.verb(),
              step.object(),
              step.rule(),
              step.reason(),
              precondition(write.write()),
              "stored",
              "",
              ending(write.ends())));
    }
    super.wrote(step);
    milestones.wrote(step, write == null ? null : write.ends());
  }

  private static String ending(@Nullable Ending ending) {
    return ending == Ending.ROLLED_OUT
        ? "finished"
        : ending != null && ending.aborted() ? "aborted" : "";
  }

  @Override
  public void sent(Planner.Ruling ruling, Decision.Write write, Answer answer) {
    if (answer instanceof Answer.Stored) {
      stored = write; // Its number is not known yet.
    } else {
      diary.add(
          new Entry.Wrote(
              diary.name(),
              "",
              0,
              write.write().verb(),
              write.write().object(),
              ruling.rule().name(),
              write.reason(),
              precondition(write.write()),
              word(answer),
              Discretion.masked(message(answer)),
              ""));
    }
    super.sent(ruling, write, answer);
  }

  private static Entry.Precondition precondition(ApiWrite write) {
    if (write instanceof ApiWrite.UpdateController update) {
      return seen(update.seen().uid(), update.seen().resourceVersion());
    } else if (write instanceof ApiWrite.DeleteController delete) {
      return seen(delete.seen().uid(), delete.seen().resourceVersion());
    } else if (write instanceof ApiWrite.UpdatePod update) {
      return seen(update.seen().uid(), update.seen().resourceVersion());
    } else if (write instanceof ApiWrite.DeletePod delete) {
      return seen(delete.seen().uid(), delete.seen().resourceVersion());
    }
    return new Entry.Precondition(true, "", "");
  }

  private static Entry.Precondition seen(String uid, String resourceVersion) {
    return new Entry.Precondition(false, uid, resourceVersion);
  }

  private static String word(Answer answer) {
    if (answer instanceof Answer.Conflict) {
      return "conflict";
    } else if (answer instanceof Answer.Rejected) {
      return "rejected";
    }
    return answer instanceof Answer.Busy ? "busy" : "lost";
  }

  private static String message(Answer answer) {
    if (answer instanceof Answer.Conflict conflict) {
      return conflict.message();
    } else if (answer instanceof Answer.Rejected rejected) {
      return rejected.message();
    } else if (answer instanceof Answer.Busy busy) {
      return busy.message();
    }
    return answer instanceof Answer.Lost lost ? lost.message() : "";
  }

  @Override
  public void looked(Intent intent, Snapshot seen, Instant now) {
    diary.looked(intent, seen, now);
    super.looked(intent, seen, now);
  }

  @Override
  public void waiting(String what, Duration since) {
    diary.waiting(what);
    super.waiting(what, since);
  }

  @Override
  public void remark(String text) {
    diary.add(new Entry.Said(diary.name(), Discretion.masked(text)));
    super.remark(text);
  }
}
