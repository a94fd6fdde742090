/** What stands for the parameters of a statement that is put together from parts; the same value is given once. */
export class Parameters {
  readonly values: unknown[] = [];
  private readonly places = new Map<string, string>();

  /** Where the value stands in the text, such as `$3::uuid[]`. */
  of(value: unknown, type: string): string {
    const known = `${type} ${JSON.stringify(value)}`;
    let place = this.places.get(known);
    if (place === undefined) this.places.set(known, (place = `$${this.values.push(value)}::${type}`));
    return place;
  }
}
