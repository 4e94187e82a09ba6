package dev.rolloutshell.simulator.store;

import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ObjectKey;
import org.jspecify.annotations.Nullable;

/**
 * An object as it was stored at one version: shared by everyone and never changed. Two stored
 * objects are equal only when they are the same.
 */
public final class StoredObject {
  private final ObjectKey key;
  private final JsonObject json;
  private final JsonObject metadata;
  private final JsonObject labels;
  private final String uid;
  private final long version;

  /**
   * What an encoder keeps here so that an object is encoded once; not part of the state. Clusters
   * of several threads may share an object, so it is handed over with its bytes in it.
   */
  private volatile byte @Nullable [] encoded;

  StoredObject(ObjectKey key, JsonObject json, long version) {
    this.key = key;
    this.json = json.withAt(Long.toString(version), "metadata", "resourceVersion");
    this.metadata = this.json.object("metadata");
    this.labels = metadata.object("labels");
    this.uid = metadata.string("uid", "");
    this.version = version;
  }

  /** The same state as if it were of another version. */
  public StoredObject at(long other) {
    return new StoredObject(key, json, other);
  }

  /** Where it is stored. */
  public ObjectKey key() {
    return key;
  }

  /** The whole object with {@code metadata.resourceVersion}. */
  public JsonObject json() {
    return json;
  }

  /** {@code metadata}. */
  public JsonObject metadata() {
    return metadata;
  }

  /** {@code metadata.labels}, empty when there are none. */
  public JsonObject labels() {
    return labels;
  }

  /** {@code spec}, empty when there is none. */
  public JsonObject spec() {
    return json.object("spec");
  }

  /** {@code status}, empty when there is none. */
  public JsonObject status() {
    return json.object("status");
  }

  /** {@code metadata.name}. */
  public String name() {
    return key.name();
  }

  /** {@code metadata.namespace}, empty for cluster-scoped types. */
  public String namespace() {
    return key.namespace();
  }

  /** {@code metadata.uid}. */
  public String uid() {
    return uid;
  }

  /** The version of the store at which it was stored, as in {@code metadata.resourceVersion}. */
  public long version() {
    return version;
  }

  /** Whether its deletion has begun, that is, {@code metadata.deletionTimestamp} is set. */
  public boolean isBeingDeleted() {
    return metadata.get("deletionTimestamp") != null;
  }

  /** The bytes an encoder kept here, or {@code null}; they must not be changed. */
  public byte @Nullable [] encoded() {
    return encoded;
  }

  /** Keeps the encoded form of this object. */
  public void keepEncoded(byte[] bytes) {
    this.encoded = bytes;
  }

  @Override
  public String toString() {
    return key.type().plural() + " " + key.namespace() + "/" + key.name() + " @" + version;
  }
}
