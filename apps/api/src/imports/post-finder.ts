import type { PoolClient } from 'pg';
import { RowRefused } from './list-row.js';
import { words } from './problem.js';

export interface FoundPost {
  readonly key: string;
  readonly zh: string;
  readonly en: string;
  readonly reportsTo: string | null;
  readonly companyWide: boolean;
}

/** The company's posts, found as people write them: by name in either language, or by key. */
export class PostFinder {
  private constructor(private readonly posts: FoundPost[]) {}

  static async read(client: PoolClient): Promise<PostFinder> {
    const { rows } = await client.query<FoundPost>('select key, name_zh as zh, name_en as en, reports_to as "reportsTo", company_wide as "companyWide" from post order by ordinal');
    return new PostFinder(rows);
  }

  add(post: FoundPost): void {
    this.posts.push(post);
  }

  find(text: string): FoundPost | undefined {
    const plain = text.toLowerCase();
    return this.posts.find(({ key }) => key === text.toUpperCase()) ?? this.posts.find(({ zh, en }) => zh === text || en.toLowerCase() === plain);
  }

  /** @throws RowRefused of this field: there is none */
  need(field: string, text: string): FoundPost {
    const post = this.find(text);
    if (!post) throw new RowRefused(words('没有这个岗位：请改正，或先在“岗位”里建立。', 'there is no such post. Correct it, or make it under posts first.'), field);
    return post;
  }
}
