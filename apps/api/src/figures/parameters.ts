/** What stands for the parameters of a statement that is put together from parts; the same value is given once. */
export class Parameters {
  readonly values: unknown[] = [];
  private readonly places = new Map<unknown, string>();

  /** Where the value stands in the text, such as `$3::uuid[]`. One value has one type. */
  of(value: unknown, type: string): string {
    let place = this.places.get(value);
    if (place === undefined) this.places.set(value, (place = `$${this.values.push(value)}::${type}`));
    return place;
  }
}
