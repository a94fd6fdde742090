import type { PersonRef, Post, ServiceCentre } from '@guanjia/schema';
import type { Context } from '../context.js';

/** A post by its key; one that the company has taken out of its table is shown by its key. */
export async function postRef(context: Context, key: string): Promise<Post> {
  return (await context.organisation.post.load(key)) ?? { key, name: { zh: key, en: key }, reportsTo: null, companyWide: false };
}

export function postRefs(context: Context, keys: readonly string[]): Promise<Post[]> {
  return Promise.all(keys.map((key) => postRef(context, key)));
}

export async function personRef(context: Context, id: string | null): Promise<PersonRef | null> {
  return id === null ? null : context.organisation.person.load(id);
}

export async function personRefs(context: Context, ids: readonly string[]): Promise<PersonRef[]> {
  const persons = await Promise.all(ids.map((id) => context.organisation.person.load(id)));
  return persons.filter((person) => person !== null);
}

export async function centreRef(context: Context, id: string): Promise<ServiceCentre> {
  const centre = await context.organisation.centre.load(id);
  if (!centre) throw new Error(`There is no service centre ${id}`);
  return centre;
}
