/** What an answer showed, and when it was asked for: it may be newer than that, but not older, as far as the API's reads keep up. */
export interface Dated<T> {
  readonly value: T;
  /** Milliseconds since the epoch: when the request began. */
  readonly asked: number;
}
