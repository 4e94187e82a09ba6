package dev.rolloutshell.simulator.json;

/**
 * The JSON of a part of an object, ready to be copied into a document.
 *
 * @param json its bytes, which nobody may change
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record EncodedPart(byte[] json) {

  /** Kept by a part that was encoded once; most are not encoded a second time. */
  static final Object ONCE_BEFORE = new Object();
}
